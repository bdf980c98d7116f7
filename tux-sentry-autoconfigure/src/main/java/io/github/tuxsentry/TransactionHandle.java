package io.github.tuxsentry;

import java.util.Map;

import io.sentry.SpanStatus;

/**
 * A running transaction, for try-with-resources: a {@link SpanHandle} with a name and a
 * scope of its own, so that tags, users and contexts set while it is open on its thread
 * stay with it.
 */
public interface TransactionHandle extends SpanHandle {

	/**
	 * Renames the transaction.
	 * @param name the new name, low in cardinality, at most 200 characters
	 * @return this handle
	 */
	TransactionHandle setName(String name);

	@Override
	TransactionHandle setTag(String key, Object value);

	@Override
	TransactionHandle setSetupPhase(String phase, String status);

	@Override
	TransactionHandle setData(String key, Object value);

	@Override
	TransactionHandle setAttributes(Map<String, ?> attributes);

	@Override
	TransactionHandle setStatus(SpanStatus status);

	@Override
	TransactionHandle fail(Throwable failure);

	@Override
	TransactionHandle fail(Throwable failure, Map<String, ?> extra);

}
