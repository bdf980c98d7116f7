package io.github.tuxsentry.internal.state;

import java.util.List;

/**
 * Contributor to the state of the library. Implementations are called for each
 * description of the state and must be thread-safe.
 */
public interface StateContributor {

	/**
	 * Return what is instrumented.
	 * @return the names, e.g. {@code JDA [0 / 1]}
	 */
	default List<String> instrumented() {
		return List.of();
	}

	/**
	 * Return the reasons why less data arrives than expected.
	 * @return the reasons, none if all is well
	 */
	List<StateReason> reasons();

}
