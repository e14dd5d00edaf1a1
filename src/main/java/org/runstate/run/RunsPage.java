package org.runstate.run;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.runstate.audience.SignedIn;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.run.Finding.State;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whether everything is well, each run of each job with its counts, and buttons to run
 * one now and to try the mail.
 */
@Controller
class RunsPage {

	private static final int SHOWN = 50;

	private static final int LOOKED_AT = 200;

	private final RunHistory history;

	private final Schedule schedule;

	private final Checks checks;

	private final TestMail testMail;

	private final Audit audit;

	private final Clock clock;

	RunsPage(RunHistory history, Schedule schedule, Checks checks, TestMail testMail, Audit audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
		this.history = history;
		this.schedule = schedule;
		this.checks = checks;
		this.testMail = testMail;
	}

	@GetMapping("/runs")
	String runs(Model model) {
		List<Finding> findings = this.checks.find();
		model.addAttribute("findings", findings);
		model.addAttribute("unwell", findings.stream().filter((one) -> one.state() != State.GOOD).count());
		List<RunLine> runs = RunLine.of(this.history.last(LOOKED_AT), this.clock.instant());
		model.addAttribute("runs", runs.subList(0, Math.min(SHOWN, runs.size())));
		model.addAttribute("going", runs.stream().anyMatch((line) -> line.run().isRunning()));
		model.addAttribute("jobs", JobName.values());
		return "run/runs";
	}

	/** Sent like any other, so its page shows how that goes. */
	@PostMapping("/runs/test-mail")
	String testMail(@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes flash) {
		String id = this.testMail.to(me, reader);
		flash.addFlashAttribute("flash",
				"A test mail to " + me.email() + " is on its way. Reload this page to see how it goes.");
		return "redirect:/outbox/" + id;
	}

	@PostMapping("/runs/{job}")
	String run(@PathVariable String job, RedirectAttributes flash) {
		JobName name = JobName.of(job).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.audit.note(Did.JOB_STARTED, About.named("job", name.key()));
		this.schedule.soon(name);
		flash.addFlashAttribute("flash", "The job " + job + " starts now. The list below shows how it goes.");
		return "redirect:/runs";
	}

}
