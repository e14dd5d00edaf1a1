package org.runstate.source.fetch;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * What an exception of the network means.
 */
final class Mishap {

	private Mishap() {
	}

	static Failure failure(Exception ex) {
		if (ex instanceof UnusableBodyException unusable) {
			return unusable.failure();
		}
		if (ex instanceof BlockedAddressException) {
			return Failure.BLOCKED_TARGET;
		}
		if (ex instanceof SocketTimeoutException) {
			return Failure.TIMEOUT;
		}
		if (ex instanceof IllegalArgumentException) {
			return Failure.BAD_REDIRECT;
		}
		boolean protocol = ex instanceof ClientProtocolException || ex instanceof HttpException
				|| ex instanceof MessageConstraintException || ex instanceof MalformedChunkCodingException;
		return protocol ? Failure.PROTOCOL_ERROR : Failure.CONNECT_ERROR;
	}

	static String sentence(Failure failure, Exception ex) {
		return switch (failure) {
			case TIMEOUT -> "The server took too long.";
			case PROTOCOL_ERROR -> "The server did not answer in proper HTTP.";
			case BAD_REDIRECT -> "The server redirects to something that is no address.";
			case CONNECT_ERROR -> (ex instanceof UnknownHostException) ? "The name of the server is not known."
					: (ex instanceof SSLException)
							? "No secure connection: the certificate or protocol does not fit. If its authority is "
									+ "known to you, name it in RUNSTATE_FETCH_TRUST."
							: "The server refused or dropped the connection.";
			default -> Objects.requireNonNullElse(ex.getMessage(), failure.words());
		};
	}

}
