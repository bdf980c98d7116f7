package io.github.tuxsentry.internal.frame;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.ScopeCallback;
import io.sentry.ScopeType;
import org.jspecify.annotations.Nullable;

/**
 * {@link Frame} of a span. It has everything in common with the scopes around it except
 * for the span. Breadcrumbs and descriptions are those of the unit of work, and are
 * recorded there. Thread-safe.
 */
public final class SpanFrame extends Frame {

	/**
	 * The scopes around all spans that were pending when this one started.
	 */
	private final IScopes outside;

	private final FrameSpan span;

	/**
	 * Create a new frame.
	 * @param parent the scopes in which the span starts
	 * @param span the span
	 * @param faults handles internal errors
	 */
	public SpanFrame(IScopes parent, FrameSpan span, FaultBarrier faults) {
		super(parent, false, null, FrameHistory.EMPTY, faults);
		this.outside = outside(parent);
		this.span = span;
	}

	/**
	 * Return the scopes with which scopes have breadcrumbs in common.
	 */
	static IScopes outside(IScopes scopes) {
		return (scopes instanceof SpanFrame frame && frame.isPending()) ? frame.outside : scopes;
	}

	/**
	 * Return the span.
	 * @return the span
	 */
	public FrameSpan span() {
		return this.span;
	}

	@Override
	boolean hasSpan() {
		return true;
	}

	@Override
	public void describe(ScopeCallback description) {
		if (isPending()) {
			describe(this.outside, description);
		}
		else {
			super.describe(description);
		}
	}

	@Override
	public void addBreadcrumb(Breadcrumb breadcrumb, @Nullable Hint hint) {
		if (isPending() && getOptions().getDefaultScopeType() == ScopeType.ISOLATION) {
			this.outside.addBreadcrumb(breadcrumb, hint);
		}
		else {
			scopes().addBreadcrumb(breadcrumb, hint);
		}
	}

	@Override
	public IScopes handOver() {
		return isPending() ? new SpanFrame(handOver(this.outside), this.span, faults()) : super.handOver();
	}

	/**
	 * Fork the scopes around all pending spans, so that those do not become spans of the
	 * SDK.
	 */
	@Override
	IScopes fork() {
		IScopes fork = this.outside.forkedCurrentScope(CREATOR);
		fork.getScope().setActiveSpan(this.span.real());
		return fork;
	}

	@Override
	public boolean isEnabled() {
		return ThreadScopes.isEnabled(this.outside);
	}

	/**
	 * {@inheritDoc} That requires the span, but no fork of the scopes.
	 */
	@Override
	public @Nullable ISpan getSpan() {
		return isPending() ? this.span.real() : super.getSpan();
	}

	@Override
	public @Nullable ITransaction getTransaction() {
		return isPending() ? this.outside.getTransaction() : super.getTransaction();
	}

	@Override
	public IScope getIsolationScope() {
		return isPending() ? this.outside.getIsolationScope() : super.getIsolationScope();
	}

	@Override
	public @Nullable IScopes getParentScopes() {
		return parent();
	}

	@Override
	public void setSpanContext(Throwable throwable, ISpan failed, String transactionName) {
		this.outside.setSpanContext(throwable, failed, transactionName);
	}

}
