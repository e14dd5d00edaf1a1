package org.runstate.acknowledgement;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a press of a link in a mail is taken for a machine's.
 *
 * @param within how soon after the mail was handed over, and within what time others
 * pressed theirs in the same network
 * @param crowd how many people of one network; 0 for an organisation whose people all
 * come from one address
 */
@ConfigurationProperties("runstate.link")
record LinkSettings(@DefaultValue("PT60S") Duration within, @DefaultValue("3") int crowd) {
}
