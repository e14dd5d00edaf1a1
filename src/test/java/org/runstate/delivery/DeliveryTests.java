package org.runstate.delivery;

import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.runstate.RunstateTest;
import org.runstate.database.Worker;

import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class DeliveryTests {

	@Autowired
	Outbox outbox;

	@Autowired
	SendQueue queue;

	@Autowired
	Worker worker;

	@Autowired
	Sender sender;

	@Autowired
	JdbcClient jdbc;

	private final GreenMail smtp = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

	@BeforeEach
	void startServer() {
		this.smtp.start();
	}

	@AfterEach
	void stopServer() {
		this.smtp.stop();
	}

	@Test
	void sendsEachMessageOnceAndRecordsTheAnswer() throws Exception {
		this.outbox.add(messages(25));
		this.outbox.add(messages(25));
		assertThat(deliver(port())).isEqualTo("sent=25 retry=0 refused=0 unknown=0");
		assertThat(deliver(port())).isEqualTo("sent=0 retry=0 refused=0 unknown=0");
		assertThat(Arrays.stream(this.smtp.getReceivedMessages()).map(DeliveryTests::id).distinct()).hasSize(25);
		assertThat(states()).containsExactly("sent");
		assertThat(this.jdbc.sql("select count(*) from message where reply like '250%' and ended_at is not null")
			.query(Long.class)
			.single()).isEqualTo(25);
	}

	@Test
	void keepsOneRecipientEach() throws Exception {
		this.outbox.add(messages(2));
		deliver(port());
		for (MimeMessage mail : this.smtp.getReceivedMessages()) {
			assertThat(mail.getAllRecipients()).hasSize(1);
		}
	}

	@Test
	void refusesOnePoisonedMessageAndSendsTheOthers() throws Exception {
		this.outbox.add(messages(5));
		this.jdbc.sql("update message set recipient = 'nobody' where cause = 'digest 3'").update();
		assertThat(deliver(port())).isEqualTo("sent=4 retry=0 refused=1 unknown=0");
	}

	@Test
	void doesNotHammerAServerThatIsDown() throws Exception {
		this.outbox.add(messages(30));
		int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		assertThat(deliver(closed)).startsWith("sent=0 retry=").endsWith(" refused=0 unknown=0");
		assertThat(this.jdbc.sql("select sum(attempts) from message").query(Long.class).single()).isBetween(1L, 3L);
		assertThat(
				this.jdbc.sql("select count(*) from message where claimed_by is not null").query(Long.class).single())
			.isZero();
		assertThat(states()).contains("retry").isSubsetOf("queued", "retry");
	}

	@Test
	void keepsMessagesWithoutAServer() throws Exception {
		this.outbox.add(messages(3));
		StepExecution step = step();
		new Delivery(this.queue, this.worker,
				new MailServer(new StaticListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class)), this.sender,
				settings())
			.execute(new StepContribution(step), new ChunkContext(new StepContext(step)));
		assertThat(counts(step)).isEqualTo("sent=0 retry=0 refused=0 unknown=0");
		assertThat(states()).containsExactly("kept");
	}

	@Test
	void takesOverWhatAKilledWorkerHadClaimed() throws Exception {
		this.outbox.add(messages(4));
		this.jdbc.sql("""
				insert into worker (id, name, started_at, alive_until)
				values (99999, '1@elsewhere', utc_timestamp(6), utc_timestamp(6) - interval 1 second)
				""").update();
		this.jdbc.sql("update message set claimed_by = 99999, claim = 1").update();
		assertThat(deliver(port())).isEqualTo("sent=4 retry=0 refused=0 unknown=0");
		assertThat(this.jdbc.sql("select distinct claim from message").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void waitsForAWorkerThatDies() throws Exception {
		this.outbox.add(messages(2));
		this.jdbc.sql("""
				insert into worker (id, name, started_at, alive_until)
				values (99998, '1@elsewhere', utc_timestamp(6), utc_timestamp(6) + interval 1 second)
				""").update();
		this.jdbc.sql("update message set claimed_by = 99998, claim = 1").update();
		assertThat(deliver(port())).isEqualTo("sent=2 retry=0 refused=0 unknown=0");
	}

	@Test
	void recordsNothingOnceTheClaimIsLost() {
		this.outbox.add(messages(1));
		Claimed mine = this.queue.claim(10).get(0);
		this.jdbc.sql("update message set claimed_by = 99997, claim = claim + 1").update();
		assertThat(this.queue.isMine(mine)).isFalse();
		assertThat(this.queue.record(List.of(new SendQueue.Ended(mine, new Outcome.Sent("250 ok"))))).isEmpty();
		assertThat(states()).containsExactly("queued");
	}

	private String deliver(int port) throws Exception {
		JavaMailSenderImpl mail = new JavaMailSenderImpl();
		mail.setHost("127.0.0.1");
		mail.setPort(port);
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("mail", mail);
		StepExecution step = step();
		Delivery delivery = new Delivery(this.queue, this.worker,
				new MailServer(beans.getBeanProvider(JavaMailSenderImpl.class)), this.sender, settings());
		delivery.execute(new StepContribution(step), new ChunkContext(new StepContext(step)));
		return counts(step);
	}

	private static MailSettings settings() {
		return new MailSettings("Runstate <runstate@example.org>", null, 3, 10, Duration.ofSeconds(20));
	}

	private static StepExecution step() {
		return new StepExecution(1, "deliver", new JobExecution(1, new JobInstance(1, "deliver"), new JobParameters()));
	}

	private static String counts(StepExecution step) {
		ExecutionContext counts = step.getExecutionContext();
		return "sent=" + counts.getLong("sent") + " retry=" + counts.getLong("retry") + " refused="
				+ counts.getLong("refused") + " unknown=" + counts.getLong("unknown");
	}

	private int port() {
		return this.smtp.getSmtp().getPort();
	}

	private List<String> states() {
		return this.jdbc.sql("select distinct state from message").query(String.class).list();
	}

	private static String id(MimeMessage mail) {
		try {
			return mail.getMessageID();
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<NewMessage> messages(int count) {
		Instant now = Clock.systemUTC().instant();
		return IntStream.range(0, count)
			.mapToObj((i) -> new NewMessage(UUID.randomUUID(), "digest " + i, "digest", i, "p" + i + "@example.org",
					"Person " + i, "Subject " + i, "text", "<p>html</p>", null, now))
			.toList();
	}

}
