package org.runstate.bounce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.runstate.RunstateTest;
import org.runstate.delivery.ReturnPath;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class BounceReaderTests {

	private static final String ID = "0190b6a2-0000-4000-8000-00000000000a";

	private static final String PLAIN = "runstate@example.org";

	@Autowired
	BounceReader reader;

	@Autowired
	ReturnPath returnPath;

	@ParameterizedTest
	@CsvSource(textBlock = """
			exchange, Undeliverable: Changes, 5.1.1, hard
			exchange, Undeliverable: Changes, 5.1.10, hard
			exchange, Unzustellbar: Changes, 5.1.1, hard
			exchange, Non remis : Changes, 5.1.10, hard
			exchange, No se puede entregar: Changes, 5.4.1, soft
			exchange, Não é possível entregar: Changes, 5.1.1, hard
			exchange, Non recapitabile: Changes, 5.1.10, hard
			exchange, Onbestelbaar: Changes, 5.2.1, hard
			exchange, Niedostarczalne: Changes, 5.1.1, hard
			exchange, 配信不能: Changes, 5.1.1, hard
			exchange, 无法传递: Changes, 5.1.10, hard
			exchange, Undeliverable: Changes, 5.2.2, soft
			exchange, Undeliverable: Changes, 5.2.3, soft
			exchange, Undeliverable: Changes, 5.7.1, soft
			exchange, Undeliverable: Changes, 5.7.133, soft
			exchange, Undeliverable: Changes, 4.4.7, soft
			exchange, Undeliverable: Changes, 5.4.14, soft
			postfix, Undelivered Mail Returned to Sender, 5.1.1, hard
			postfix, Undelivered Mail Returned to Sender, 5.1.2, hard
			postfix, Undelivered Mail Returned to Sender, 5.2.2, soft
			postfix, Undelivered Mail Returned to Sender, 4.4.1, soft
			postfix, Undelivered Mail Returned to Sender, 5.3.4, soft
			postfix, Undelivered Mail Returned to Sender, 5.7.26, soft
			postfix, Unzustellbare Nachricht, 5.1.0, hard
			postfix, Message non distribué, 5.1.6, hard
			gmail, Delivery Status Notification (Failure), 5.1.1, hard
			gmail, Delivery Status Notification (Failure), 5.2.1, hard
			gmail, Delivery Status Notification (Failure), 4.2.2, soft
			gmail, Benachrichtigung zum Übermittlungsstatus (Fehlgeschlagen), 5.1.1, hard
			gmail, Notification d'état de remise (échec), 5.1.1, hard
			gmail, Notificación de estado de entrega (fallo), 5.7.1, soft
			vague, Undeliverable, 5.1.1, hard
			vague, Undeliverable, 5.2.2, soft
			vague, Undeliverable, 5.7.1, soft
			exim, Mail delivery failed: returning message to sender, 550 5.1.1, hard
			exim, Mail delivery failed: returning message to sender, 550, hard
			exim, Mail delivery failed: returning message to sender, 552 5.2.2, soft
			exim, Mail delivery failed: returning message to sender, 452, soft
			exim, Mail delivery failed: returning message to sender, 554, soft
			exim, Mail delivery failed: returning message to sender, unrouteable, hard
			qmail, failure notice, 550 5.1.1, hard
			qmail, failure notice, 550, hard
			qmail, failure notice, 552, soft
			qmail, failure notice, 421 4.4.1, soft
			old-exchange, Undeliverable: Changes, 5.1.1, hard
			old-exchange, Unzustellbar: Changes, 5.5.0, hard
			old-exchange, Undeliverable: Changes, 5.2.2, soft
			delayed, Delayed Mail (still being retried), 4.4.1, none
			delayed, Delivery Status Notification (Delay), 4.2.2, none
			delayed, Verzögerte Zustellung, 4.4.7, none
			delivered, Delivered: Changes, 2.0.0, none
			exim-delay, Warning: message delayed 24 hours, 4.4.1, none
			vacation, Out of office, '', none
			vacation, Abwesenheitsnotiz: Changes, '', none
			vacation, Réponse automatique : Changes, '', none
			vacation, Respuesta automática: Changes, '', none
			vacation, Risposta automatica: Changes, '', none
			vacation, Automatisch antwoord: Changes, '', none
			vacation, Autoodpowiedź: Changes, '', none
			vacation, 自動応答: Changes, '', none
			out-of-office, Automatic reply: Changes, '', none
			out-of-office, Automatische Antwort: Changes, '', none
			out-of-office, Absence du bureau, '', none
			out-of-office, Fuera de la oficina, '', none
			out-of-office, Fuori sede, '', none
			out-of-office, Afwezig, '', none
			out-of-office, Poza biurem, '', none
			out-of-office, 不在, '', none
			person, Re: Changes, '', none
			""")
	void tellsHardFromSoftFromNothing(String shape, String subject, String code, String expected) throws Exception {
		Came byToken = this.reader.read(Reports.of(shape, subject, code, token(ID), "not-named"));
		Came byId = this.reader.read(Reports.of(shape, subject, code, PLAIN, ID));
		for (Came came : new Came[] { byToken, byId }) {
			assertThat(came.message()).isEqualTo(ID);
			Failure failure = came.failure();
			assertThat((failure == null) ? "none" : failure.hard() ? "hard" : "soft").isEqualTo(expected);
		}
	}

	@Test
	void believesNoTokenThatWasNotSigned() throws Exception {
		String forged = token(ID).replaceFirst("a2", "a3");
		assertThat(this.reader.read(Reports.of("exchange", "Undeliverable", "5.1.1", forged, "none")).message())
			.isNull();
	}

	@Test
	void takesAReportThatNamesNothingForNobodys() throws Exception {
		assertThat(this.reader.read(Reports.of("postfix", "Undelivered", "5.1.1", PLAIN, "x")))
			.isEqualTo(new Came(null, null));
	}

	@Test
	void readsWhatIsBroken() throws Exception {
		assertThat(this.reader.read(Reports.mail("Subject: nothing\n\n"))).isEqualTo(new Came(null, null));
		assertThat(this.reader.read(Reports.mail(
				"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n")))
			.isEqualTo(new Came(null, null));
	}

	private String token(String id) {
		return this.returnPath.addressFor("bounces@example.org", id);
	}

}
