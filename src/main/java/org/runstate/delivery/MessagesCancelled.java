package org.runstate.delivery;

import java.util.List;

/**
 * These messages were withdrawn and have certainly not been sent. Published in the
 * transaction that ends them.
 *
 * @param ids may be empty
 */
public record MessagesCancelled(List<String> ids) {

	public MessagesCancelled {
		ids = List.copyOf(ids);
	}

}
