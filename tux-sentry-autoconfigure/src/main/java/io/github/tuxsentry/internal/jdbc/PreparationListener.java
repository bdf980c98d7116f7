package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;

import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.SqlStatement;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;

/**
 * Listener that records statements whose preparation failed, and which are therefore
 * never executed.
 */
final class PreparationListener implements MethodExecutionListener {

	private static final String PREPARE = "prepare";

	private final FailedStatements failed;

	private final FaultBarrier faults;

	PreparationListener(FailedStatements failed, FaultBarrier faults) {
		this.failed = failed;
		this.faults = faults;
	}

	@Override
	public void beforeMethod(MethodExecutionContext execution) {
	}

	@Override
	public void afterMethod(MethodExecutionContext execution) {
		Throwable failure = execution.getThrown();
		if (failure != null && execution.getTarget() instanceof Connection
				&& execution.getMethod().getName().startsWith(PREPARE)) {
			this.faults.run("remember a statement", () -> remember(failure, execution.getMethodArgs()));
		}
	}

	private void remember(Throwable failure, Object[] arguments) {
		if (arguments.length > 0 && arguments[0] instanceof String sql) {
			this.failed.remember(failure, SqlStatement.of(sql));
		}
	}

}
