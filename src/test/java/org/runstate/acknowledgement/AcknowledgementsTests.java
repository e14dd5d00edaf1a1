package org.runstate.acknowledgement;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.RunstateTest;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.impact.Impacts;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RunstateTest
class AcknowledgementsTests {

	private static final LocalDate DUE = LocalDate.of(2100, 1, 1);

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Acknowledgements acknowledgements;

	@Autowired
	Obligations obligations;

	@Autowired
	Evidence evidence;

	@Autowired
	Rates rates;

	private Scene scene;

	@Autowired
	void prepare(People people, Notices notices, Impacts impacts) {
		this.scene = new Scene(this.jdbc, people, notices, impacts);
	}

	private Person mia;

	private Revision first;

	@BeforeEach
	void miaOwesANotice() {
		this.mia = this.scene.person("Mia Sand", "admin", "Devices", "admin");
		this.first = this.scene.said("n", "Something retires", "In May.");
		this.obligations.open(List.of(owed(this.first, false)));
	}

	@Test
	void recordsOnceAndClosesWhatIsOwed() {
		assertThat(waiting()).hasSize(1);
		assertThat(record(1)).isInstanceOf(Recorded.Now.class);
		assertThat(record(1)).isInstanceOf(Recorded.Already.class);
		assertThat(waiting()).isEmpty();
		assertThat(rows()).isOne();
		assertThat(this.evidence.verifyDatabase().sentence()).startsWith("1 acknowledgements, the chain holds");
	}

	@Test
	void twentyAtOnceMakeOneRow() throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(20);
		try {
			List<Callable<Recorded>> calls = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				calls.add(() -> record(1));
			}
			List<Recorded> answers = new ArrayList<>();
			for (Future<Recorded> answer : threads.invokeAll(calls)) {
				answers.add(answer.get());
			}
			assertThat(answers).hasSize(20).hasOnlyElementsOfTypes(Recorded.Now.class, Recorded.Already.class);
			assertThat(answers).filteredOn(Recorded.Now.class::isInstance).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(rows()).isOne();
		assertThat(this.evidence.verifyDatabase().sound()).isTrue();
	}

	@Test
	void chainsWhatManyPeopleDoAtOnce(@TempDir Path folder)
			throws InterruptedException, ExecutionException, IOException {
		List<Person> people = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			people.add(this.scene.person("P " + i, "admin", "Devices", "viewer"));
		}
		ExecutorService threads = Executors.newFixedThreadPool(10);
		try {
			List<Callable<Recorded>> calls = new ArrayList<>();
			people.forEach((person) -> {
				calls.add(() -> this.acknowledgements.record(person.id(), this.first.noticeId(), 1, How.API));
				calls.add(() -> {
					this.obligations
						.open(List.of(new NewObligation(person.id(), this.first.noticeId(), 1, false, DUE)));
					return new Recorded.Unknown();
				});
			});
			for (Future<Recorded> answer : threads.invokeAll(calls)) {
				answer.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.evidence.verifyDatabase()).matches(Verdict::sound);
		assertThat(rows()).isEqualTo(30);
		assertThat(this.rates.teams(this.first.noticeId())).singleElement()
			.extracting(TeamRate::rate)
			.isEqualTo(new Rate(31, 30, 0, 0, 0, 0, 0));
		Path file = folder.resolve("evidence.jsonl");
		assertThat(this.evidence.export(file)).isEqualTo(30);
		assertThat(Evidence.verify(file)).matches(Verdict::sound);
		assertThat(file).content().contains("p.7@example.org");
	}

	@Test
	void refusesWhatDoesNotExist() {
		assertThat(record(2)).isInstanceOf(Recorded.Unknown.class);
		assertThat(this.acknowledgements.record(this.mia.id(), 4711, 1, How.API)).isInstanceOf(Recorded.Unknown.class);
		assertThat(this.acknowledgements.record(4711, this.first.noticeId(), 1, How.API))
			.isInstanceOf(Recorded.Unknown.class);
		assertThat(rows()).isZero();
		assertThat(waiting()).hasSize(1);
	}

	@Test
	void aMaterialRevisionAsksAgainAndAnOldAcknowledgementDoesNotCloseIt() {
		record(1);
		Revision second = this.scene.said("n", "Something retires", "In March.");
		this.obligations.open(List.of(owed(second, false)));
		assertThat(waiting()).isEmpty();
		this.obligations.open(List.of(owed(second, true)));
		assertThat(waiting()).singleElement()
			.matches(Obligation::again)
			.extracting(Obligation::fromRevision)
			.isEqualTo(2);
		record(1);
		assertThat(waiting()).hasSize(1);
		record(2);
		assertThat(waiting()).isEmpty();
		this.obligations.open(List.of(owed(this.first, true), owed(second, true)));
		assertThat(waiting()).isEmpty();
	}

	@Test
	void whatWasAcknowledgedBeforeItWasOwedIsClosedAtOnce() {
		Person tom = this.scene.person("Tom Low", "admin", "Devices", "viewer");
		this.acknowledgements.record(tom.id(), this.first.noticeId(), 1, How.SIGNED_IN);
		this.obligations.open(List.of(new NewObligation(tom.id(), this.first.noticeId(), 1, true, DUE)));
		assertThat(this.obligations.waiting(tom.id())).isEmpty();
		assertThat(this.rates.teams(this.first.noticeId())).singleElement()
			.extracting(TeamRate::rate)
			.isEqualTo(new Rate(2, 1, 0, 0, 0, 0, 0));
	}

	@Test
	void acknowledgingAgainClosesWhatWasOpenedUnseen() {
		record(1);
		this.jdbc.sql("update obligation set closed_at = null").update();
		assertThat(record(1)).isInstanceOf(Recorded.Already.class);
		assertThat(waiting()).isEmpty();
		assertThat(rows()).isOne();
	}

	@Test
	void evidenceIsNeverChangedOrDeleted() {
		record(1);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update evidence set how = 'api'").update())
			.withMessageContaining("Evidence is never changed");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("delete from evidence").update())
			.withMessageContaining("Evidence is never deleted");
	}

	@Test
	void findsARowThatWasPutIn() {
		record(1);
		this.jdbc
			.sql("""
					insert into evidence (number, form, pseudonym, person_id, notice_id, revision, revision_hash, acknowledged_at,
						how, previous_hash, hash)
					select 2, form, pseudonym, person_id, notice_id, 2, revision_hash, acknowledged_at, how, hash, hash
					from evidence
					""")
			.update();
		assertThat(this.evidence.verifyDatabase().sentence()).isEqualTo("Row 2: acknowledgement 2 was changed.");
	}

	private Recorded record(int revision) {
		return this.acknowledgements.record(this.mia.id(), this.first.noticeId(), revision, How.SIGNED_IN);
	}

	private NewObligation owed(Revision revision, boolean material) {
		return new NewObligation(this.mia.id(), revision.noticeId(), revision.number(), material, DUE);
	}

	private List<Obligation> waiting() {
		return this.obligations.waiting(this.mia.id());
	}

	private long rows() {
		return this.jdbc.sql("select count(*) from acknowledgement").query(Long.class).single();
	}

}
