package org.runstate.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param from the sender, such as {@code Runstate <runstate@example.org>}
 * @param replyTo where answers of people go, if not to the sender
 * @param connections how many connections are kept open at once; Exchange Online allows 3
 * @param block how many messages are claimed at a time
 * @param patience how long a run waits for messages that another process has claimed, and
 * for the server to take more
 * @param perMinute how many messages the server takes in a minute; without it 30 for
 * Exchange Online and any number for others
 * @param perDay the same for 24 hours; without it 10,000 for Exchange Online
 */
@ConfigurationProperties("runstate.mail")
record MailSettings(@DefaultValue("Runstate <runstate@localhost>") String from, @Nullable String replyTo,
		@DefaultValue("3") int connections, @DefaultValue("200") int block, @DefaultValue("20s") Duration patience,
		@Nullable Long perMinute, @Nullable Long perDay) {
}
