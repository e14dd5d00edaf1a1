package org.runstate.audit;

/**
 * Knows who acts right now. Whoever knows about sign-in implements it.
 */
@FunctionalInterface
public interface Acting {

	/** Who acts on this thread. */
	Actor now();

}
