package org.runstate.source.reading;

import org.jspecify.annotations.Nullable;
import org.runstate.source.fetch.Secret;

/**
 * What a source may need to be let in: a token, or an application with its secret.
 *
 * @param name the word by which a source names it
 * @param tenant the directory that the application is registered in, or null for a token
 * @param clientId the application, or null for a token
 */
public record Credential(String name, @Nullable String tenant, @Nullable String clientId, Secret secret) {
}
