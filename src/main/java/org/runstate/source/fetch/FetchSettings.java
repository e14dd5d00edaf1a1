package org.runstate.source.fetch;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of every outgoing request.
 *
 * @param allow networks of private addresses that may be fetched, such as
 * {@code 10.1.2.0/24}, and servers such as {@code intranet.example:8443}, which a
 * redirect may lead to, too
 * @param deadline the longest time from the first byte sent to the last byte read,
 * redirects included
 * @param connect the longest time to make a connection
 * @param maxBody the largest body, inflated
 * @param concurrent how many sources are polled at the same time
 * @param trust servers whose certificates come from an authority that Java does not know,
 * each with a file that holds its certificate as PEM:
 * {@code intranet.example=/etc/ca.pem}
 * @param patience after this time a request no longer keeps others from its host
 */
@ConfigurationProperties("runstate.fetch")
public record FetchSettings(@DefaultValue List<String> allow, @DefaultValue("30s") Duration deadline,
		@DefaultValue("5s") Duration connect, @DefaultValue("10MB") DataSize maxBody,
		@DefaultValue("16") int concurrent, @DefaultValue List<String> trust, @DefaultValue("2s") Duration patience) {

	/**
	 * The settings of an installation that says nothing but whom it allows and trusts.
	 */
	public static FetchSettings allowing(List<String> networks, List<String> trust) {
		return new FetchSettings(networks, Duration.ofSeconds(30), Duration.ofSeconds(5), DataSize.ofMegabytes(10), 16,
				trust, Duration.ofSeconds(2));
	}

}
