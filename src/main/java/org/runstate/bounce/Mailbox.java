package org.runstate.bounce;

import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.runstate.delivery.MailTokens;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The way into the mailbox, by password or by token.
 */
@Component
class Mailbox {

	private static final String PATIENCE_MILLIS = "30000";

	private final BounceSettings settings;

	private final MailTokens tokens;

	Mailbox(BounceSettings settings, MailTokens tokens) {
		this.settings = settings;
		this.tokens = tokens;
	}

	/**
	 * Connects to the mail server.
	 * @throws MessagingException if that is impossible, or a name or password is wrong
	 */
	Store connect() throws MessagingException {
		String protocol = this.settings.tls() ? "imaps" : "imap";
		Properties properties = new Properties();
		for (String wait : new String[] { "connectiontimeout", "timeout", "writetimeout", "connectionpooltimeout" }) {
			properties.setProperty("mail." + protocol + "." + wait, PATIENCE_MILLIS);
		}
		// reading must not mark what is not ours
		properties.setProperty("mail." + protocol + ".peek", "true");
		String password = this.settings.password();
		if (!StringUtils.hasText(password)) {
			properties.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
			password = this.tokens.token();
		}
		Store store = Session.getInstance(properties).getStore(protocol);
		store.connect(this.settings.host(), this.settings.port(), this.settings.user(), password);
		return store;
	}

	/** The folder that bounces come to. */
	IMAPFolder open(Store store) throws MessagingException {
		IMAPFolder folder = (IMAPFolder) store.getFolder(this.settings.folder());
		folder.open(Folder.READ_WRITE);
		return folder;
	}

	/** The name of the folder, as it is remembered. */
	String name() {
		return this.settings.user() + "@" + this.settings.host() + "/" + this.settings.folder();
	}

}
