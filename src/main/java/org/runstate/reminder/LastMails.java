package org.runstate.reminder;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.runstate.delivery.NewMessage;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The last mail of the ladder to each address, so that there is one a local day.
 */
@Repository
class LastMails {

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	LastMails(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** The last mails of a kind to these addresses, locked until the transaction ends. */
	Map<String, LastMail> lock(String kind, Collection<String> addresses) {
		Map<String, LastMail> mails = new HashMap<>();
		if (!addresses.isEmpty()) {
			this.batches.batchUpdate(
					"insert into ladder_mail (recipient, kind) values (?, ?) on duplicate key update mails = mails",
					addresses.stream().sorted().distinct().map((one) -> new Object[] { one, kind }).toList());
			this.jdbc.sql("""
					select recipient, last_on, mails, message_id, again from ladder_mail
					where recipient in (:addresses) and kind = :kind order by recipient for update
					""")
				.param("addresses", addresses)
				.param("kind", kind)
				.query(LastMail.class)
				.list()
				.forEach((one) -> mails.put(one.recipient(), one));
		}
		return mails;
	}

	/** Keeps which mails were made, and what each speaks of. */
	void keep(List<Made> made) {
		this.batches.batchUpdate("""
				update ladder_mail set mails = if(last_on = ?, mails + 1, 1), last_on = ?, message_id = ?, again = false
				where recipient = ? and kind = ?
				""", made.stream().map((one) -> {
			NewMessage message = one.message();
			return new Object[] { one.on(), one.on(), message.id().toString(), message.recipient(), message.kind() };
		}).toList());
		this.batches.batchUpdate("insert into ladder_item (message_id, obligation_id) values (?, ?)",
				made.stream()
					.flatMap((one) -> one.obligations()
						.stream()
						.distinct()
						.map((id) -> new Object[] { one.message().id().toString(), id }))
					.toList());
	}

	/** Nothing is left of what a cancelled mail said. */
	void forget(String kind, Collection<String> addresses) {
		if (!addresses.isEmpty()) {
			this.jdbc.sql("update ladder_mail set again = false where recipient in (:addresses) and kind = :kind")
				.param("addresses", addresses)
				.param("kind", kind)
				.update();
		}
	}

	/**
	 * A mail that was made.
	 *
	 * @param on the recipient's date
	 */
	record Made(NewMessage message, LocalDate on, List<Long> obligations) {
	}

	/**
	 * The last mail to an address.
	 *
	 * @param lastOn the recipient's date on which it was made, or null if there was none
	 * @param mails how many were made on that date, all but the last of them cancelled
	 * @param again whether it was cancelled, and has to be made again for what is left
	 */
	record LastMail(String recipient, @Nullable LocalDate lastOn, int mails, @Nullable String messageId,
			boolean again) {

		static LastMail none(String recipient) {
			return new LastMail(recipient, null, 0, null, false);
		}

		boolean allows(LocalDate today) {
			return this.again || this.lastOn == null || this.lastOn.isBefore(today);
		}

		/**
		 * The cause of the next mail: one a date, and one more for each that was
		 * cancelled.
		 */
		String cause(String kind, String whom, LocalDate today) {
			return kind + " " + whom + " " + today + (today.equals(this.lastOn) ? " " + (this.mails + 1) : "");
		}

	}

}
