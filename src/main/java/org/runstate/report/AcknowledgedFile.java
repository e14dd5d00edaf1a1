package org.runstate.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.notice.Notices;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who has acknowledged a notice and who still owes it, as a file for those who go after
 * them. It proves nothing; that is what the pack is for.
 */
@Controller
class AcknowledgedFile {

	private static final int PORTION = 1000;

	private final PackData data;

	private final Notices notices;

	private final Audit audit;

	AcknowledgedFile(PackData data, Notices notices, Audit audit) {
		this.data = data;
		this.notices = notices;
		this.audit = audit;
	}

	@GetMapping("/notices/{id}/acknowledgements.csv")
	void download(@PathVariable long id, HttpServletResponse response) throws IOException {
		if (this.notices.revisions(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		this.audit.note(Did.ACKNOWLEDGEMENTS_EXPORTED, About.notice(id));
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"acknowledgements-of-notice-" + id + ".csv\"");
		CSVPrinter csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
		csv.printRecord("name", "email", "team", "due", "revision", "at", "how", "by", "word", "state");
		List<PackData.Stand> some = this.data.stands(id, 0, PORTION);
		while (!some.isEmpty()) {
			for (PackData.Stand one : some) {
				csv.printRecord(CsvCell.of(one.name()), CsvCell.of(one.email()), CsvCell.of(one.team()), one.dueOn(),
						one.revision(), one.acknowledgedAt(), Objects.requireNonNullElse(one.how(), ""),
						CsvCell.of(one.byName()), CsvCell.of(one.word()), one.state());
			}
			some = this.data.stands(id, some.get(some.size() - 1).personId(), PORTION);
		}
		csv.flush();
	}

}
