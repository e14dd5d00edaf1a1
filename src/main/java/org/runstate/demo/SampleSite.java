package org.runstate.demo;

import java.nio.charset.StandardCharsets;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The site of the sample sources: their feeds and a page for each entry.
 */
@Controller
@Profile("demo")
class SampleSite {

	private final Storyteller storyteller;

	SampleSite(Storyteller storyteller) {
		this.storyteller = storyteller;
	}

	@GetMapping("/demo/feeds/{name}")
	ResponseEntity<byte[]> feed(@PathVariable String name) {
		Telling telling = this.storyteller.now();
		StorySource source = source(telling, name);
		String address = telling.site() + "/demo/feeds/" + name;
		byte[] body = source.format()
			.write(source.title(), address, telling.entries(source))
			.getBytes(StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(source.format().mediaType()))
			.eTag("\"" + DigestUtils.md5DigestAsHex(body) + "\"")
			.body(body);
	}

	@GetMapping("/demo/notices/{name}/{key}")
	String page(@PathVariable String name, @PathVariable String key, Model model) throws TemplateModelException {
		Telling telling = this.storyteller.now();
		StorySource source = source(telling, name);
		Told entry = telling.entries(source)
			.stream()
			.filter((told) -> told.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("source", source.title());
		model.addAttribute("entry", entry);
		model.addAttribute("body", HTMLOutputFormat.INSTANCE.fromMarkup(entry.html()));
		return "demo/notice";
	}

	private static StorySource source(Telling telling, String name) {
		return telling.story().source(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
