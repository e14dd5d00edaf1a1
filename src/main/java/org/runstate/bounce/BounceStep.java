package org.runstate.bounce;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The step {@code bounces}: reads what is new in the mailbox and counts {@code read},
 * {@code failures} and {@code ended}, messages that are not sent to where nothing
 * arrives. A mailbox that cannot be reached is no reason not to send. Nothing is ever
 * deleted; what is ours is marked as read, or moved where a folder is set for it.
 */
@Component
public class BounceStep {

	private static final Logger log = LoggerFactory.getLogger(BounceStep.class);

	private static final int IN_ONE_RUN = 500;

	private static final int LARGEST = 5_000_000;

	private final BounceSettings settings;

	private final Mailbox mailbox;

	private final BounceReader reader;

	private final Bounces bounces;

	private final Clock clock;

	private volatile @Nullable Instant looked;

	BounceStep(BounceSettings settings, Mailbox mailbox, BounceReader reader, Bounces bounces, Clock clock) {
		this.settings = settings;
		this.mailbox = mailbox;
		this.reader = reader;
		this.bounces = bounces;
		this.clock = clock;
	}

	@Bean
	Step readBounces(JobRepository jobRepository) {
		return new StepBuilder("bounces", jobRepository).tasklet(this::run, new ResourcelessTransactionManager())
			.build();
	}

	/** Whether it is time to look into the mailbox. */
	public boolean isDue() {
		Instant last = this.looked;
		return this.settings.isConfigured()
				&& (last == null || !last.plus(this.settings.every()).isAfter(this.clock.instant()));
	}

	private RepeatStatus run(StepContribution contribution, ChunkContext context) {
		ExecutionContext counts = contribution.getStepExecution().getExecutionContext();
		Found found = isDue() ? look() : new Found(0, 0);
		counts.putLong("read", found.read);
		counts.putLong("failures", found.failures);
		counts.putLong("ended", this.bounces.giveUp());
		return RepeatStatus.FINISHED;
	}

	Found look() {
		this.looked = this.clock.instant();
		try (Store store = this.mailbox.connect(); IMAPFolder folder = this.mailbox.open(store)) {
			Found found = look(store, folder);
			log.info("bounces read mails={} failures={}", found.read, found.failures);
			return found;
		}
		catch (MessagingException | IllegalStateException ex) {
			log.warn("bounces not read mailbox={} reason={}", this.mailbox.name(), ex.getMessage());
			return new Found(0, 0);
		}
	}

	private Found look(Store store, IMAPFolder folder) throws MessagingException {
		long validity = folder.getUIDValidity();
		long last = this.bounces.position(this.mailbox.name(), validity);
		Message[] all = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
		List<Message> ours = new ArrayList<>();
		int read = 0;
		int failures = 0;
		for (Message mail : Arrays.asList(all).subList(0, Math.min(all.length, IN_ONE_RUN))) {
			long uid = folder.getUID(mail);
			if (uid <= last) {
				continue; // a folder without anything new names its last mail
			}
			Came came = read((MimeMessage) mail, uid);
			read++;
			Failure failure = came.failure();
			String message = came.message();
			if (message != null && failure != null && this.bounces.count(message, failure)) {
				ours.add(mail);
				failures++;
			}
			this.bounces.move(this.mailbox.name(), validity, uid);
		}
		putAway(store, folder, ours);
		return new Found(read, failures);
	}

	private Came read(MimeMessage mail, long uid) {
		try {
			// the whole at once: servers differ in what they give for a message within
			// one
			return (mail.getSize() > LARGEST) ? new Came(null, null) : this.reader.read(new MimeMessage(mail));
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			log.warn("mail not understood uid={} reason={}", uid, ex.toString());
			return new Came(null, null);
		}
	}

	private void putAway(Store store, IMAPFolder folder, List<Message> ours) throws MessagingException {
		if (ours.isEmpty()) {
			return;
		}
		Message[] mails = ours.toArray(Message[]::new);
		for (Message mail : mails) {
			mail.setFlag(Flag.SEEN, true);
		}
		String done = this.settings.doneFolder();
		if (done != null && !done.isBlank()) {
			folder.moveMessages(mails, store.getFolder(done));
		}
	}

	/** How many mails were new, and how many of them told that one of ours failed. */
	record Found(int read, int failures) {
	}

}
