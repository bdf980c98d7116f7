package io.github.tuxsentry;

import java.util.Map;

import io.sentry.SpanStatus;

/**
 * Handle of a running transaction, for use with try-with-resources. In addition to a
 * span, a transaction has a name and a scope of its own: tags, users and contexts set
 * while it is open on its thread do not affect the surrounding scope.
 *
 * @since 0.1.0
 */
public interface TransactionHandle extends SpanHandle {

	/**
	 * Set the name of the transaction.
	 * @param name the new name, of low cardinality, up to 200 characters
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
