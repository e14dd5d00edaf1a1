package org.runstate.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Messages byte for byte as they leave.
 */
@Component
public class MailCopies {

	private static final Logger log = LoggerFactory.getLogger(MailCopies.class);

	private static final Session NO_SERVER = Session.getInstance(new Properties());

	private final MessageRows messages;

	private final Sender sender;

	MailCopies(MessageRows messages, Sender sender) {
		this.messages = messages;
		this.sender = sender;
	}

	/** These messages by id, without those of which a part is no longer kept. */
	public Map<String, byte[]> of(Collection<String> ids) {
		Map<String, byte[]> copies = new LinkedHashMap<>();
		if (!ids.isEmpty()) {
			for (Claimed one : this.messages.read("where id in (:ids) order by planned_at, id", Map.of("ids", ids))) {
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				try {
					new Letter(NO_SERVER, one, this.sender).writeTo(bytes);
					copies.put(one.id(), bytes.toByteArray());
				}
				catch (MessagingException | IOException ex) {
					log.warn("message not copied id={} reason={}", one.id(), ex.getMessage());
				}
			}
		}
		return copies;
	}

}
