package org.runstate.report;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.notice.Notices;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The proof of a notice to take along.
 */
@Controller
class ProofPage {

	private final ProofPacks packs;

	private final Notices notices;

	ProofPage(ProofPacks packs, Notices notices) {
		this.packs = packs;
		this.notices = notices;
	}

	@GetMapping("/notices/{id}/proof.zip")
	void download(@PathVariable long id, HttpServletResponse response) throws IOException {
		if (this.notices.revisions(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		response.setContentType("application/zip");
		response.setHeader("Content-Disposition", "attachment; filename=\"proof-of-notice-" + id + ".zip\"");
		this.packs.write(id, response.getOutputStream());
	}

}
