package org.runstate.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.reading.TextOf;
import org.runstate.source.reading.UnreadableException;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The list of sources as a file: in, with a look at what it would change first, and out.
 */
@Controller
class ImportPage {

	private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,200}\\?>");

	private final SourcesFile file;

	ImportPage(SourcesFile file) {
		this.file = file;
	}

	@GetMapping("/sources/import")
	String choose() {
		return "source/import";
	}

	/** Shows what the file would change. Nothing is kept and nothing is fetched. */
	@PostMapping("/sources/import")
	String look(@RequestParam MultipartFile file, HttpServletResponse response, Model model) throws IOException {
		byte[] content = file.getBytes();
		SourcesFile.Plan plan = this.file.plan(content);
		if (!plan.isAnything() && plan.unchanged() == 0) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		model.addAttribute("plan", plan);
		model.addAttribute("content", text(content));
		return "source/import";
	}

	@PostMapping("/sources/import/confirm")
	String take(@RequestParam String content, RedirectAttributes result) {
		Imported imported = this.file.take(content.getBytes(StandardCharsets.UTF_8));
		result.addFlashAttribute("flash", "%d added, %d changed, %d as before, %d not taken."
			.formatted(imported.added(), imported.changed(), imported.unchanged(), imported.problems().size()));
		return "redirect:/sources";
	}

	@GetMapping("/sources/export.opml")
	ResponseEntity<byte[]> give() {
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "x-opml", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("runstate-sources.opml").build().toString())
			.body(this.file.opml().getBytes(StandardCharsets.UTF_8));
	}

	/** What goes back and forth between page and browser has no document of its own. */
	private static String text(byte[] content) {
		try {
			// the declaration names the encoding of the file, not of the page
			return DECLARATION.matcher(TextOf.body(Fetched.Body.of(content))).replaceFirst("");
		}
		catch (UnreadableException ex) {
			return "";
		}
	}

}
