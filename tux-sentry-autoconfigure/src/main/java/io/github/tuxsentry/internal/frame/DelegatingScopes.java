package io.github.tuxsentry.internal.frame;

import java.util.List;

import io.sentry.BaggageHeader;
import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.Hint;
import io.sentry.IFeedbackApi;
import io.sentry.IHub;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.ProfileChunk;
import io.sentry.ProfilingTraceData;
import io.sentry.ScopeCallback;
import io.sentry.ScopeType;
import io.sentry.SentryAttribute;
import io.sentry.SentryAttributes;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.SentryReplayEvent;
import io.sentry.SentryTraceHeader;
import io.sentry.TraceContext;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.UserFeedback;
import io.sentry.logger.ILoggerApi;
import io.sentry.metrics.IMetricsApi;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.User;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * {@link IScopes} that delegate to others.
 */
@SuppressWarnings("deprecation")
abstract class DelegatingScopes implements IScopes {

	/**
	 * Return the scopes to delegate to.
	 */
	abstract IScopes scopes();

	@Override
	public boolean isEnabled() {
		return scopes().isEnabled();
	}

	@Override
	public SentryId captureEvent(SentryEvent event, @Nullable Hint hint) {
		return scopes().captureEvent(event, hint);
	}

	@Override
	public SentryId captureEvent(SentryEvent event, @Nullable Hint hint, ScopeCallback callback) {
		return scopes().captureEvent(event, hint, callback);
	}

	@Override
	public SentryId captureMessage(String message, SentryLevel level) {
		return scopes().captureMessage(message, level);
	}

	@Override
	public SentryId captureMessage(String message, SentryLevel level, ScopeCallback callback) {
		return scopes().captureMessage(message, level, callback);
	}

	@Override
	public SentryId captureFeedback(Feedback feedback, @Nullable Hint hint, @Nullable ScopeCallback callback) {
		return scopes().captureFeedback(feedback, hint, callback);
	}

	@Override
	public SentryId captureEnvelope(SentryEnvelope envelope, @Nullable Hint hint) {
		return scopes().captureEnvelope(envelope, hint);
	}

	@Override
	public SentryId captureException(Throwable throwable, @Nullable Hint hint) {
		return scopes().captureException(throwable, hint);
	}

	@Override
	public SentryId captureException(Throwable throwable, @Nullable Hint hint, ScopeCallback callback) {
		return scopes().captureException(throwable, hint, callback);
	}

	@Override
	@Deprecated
	public void captureUserFeedback(UserFeedback userFeedback) {
		scopes().captureUserFeedback(userFeedback);
	}

	@Override
	public void startSession() {
		scopes().startSession();
	}

	@Override
	public void endSession() {
		scopes().endSession();
	}

	@Override
	public void close() {
		scopes().close();
	}

	@Override
	public void close(boolean isRestarting) {
		scopes().close(isRestarting);
	}

	@Override
	public void addBreadcrumb(Breadcrumb breadcrumb, @Nullable Hint hint) {
		scopes().addBreadcrumb(breadcrumb, hint);
	}

	@Override
	public void addBreadcrumb(Breadcrumb breadcrumb) {
		scopes().addBreadcrumb(breadcrumb);
	}

	@Override
	public void setLevel(@Nullable SentryLevel level) {
		scopes().setLevel(level);
	}

	@Override
	public void setTransaction(@Nullable String transaction) {
		scopes().setTransaction(transaction);
	}

	@Override
	public void setUser(@Nullable User user) {
		scopes().setUser(user);
	}

	@Override
	public void setFingerprint(List<String> fingerprint) {
		scopes().setFingerprint(fingerprint);
	}

	@Override
	public void clearBreadcrumbs() {
		scopes().clearBreadcrumbs();
	}

	@Override
	public void setTag(@Nullable String key, @Nullable String value) {
		scopes().setTag(key, value);
	}

	@Override
	public void removeTag(@Nullable String key) {
		scopes().removeTag(key);
	}

	@Override
	public void setExtra(@Nullable String key, @Nullable String value) {
		scopes().setExtra(key, value);
	}

	@Override
	public void removeExtra(@Nullable String key) {
		scopes().removeExtra(key);
	}

	@Override
	public SentryId getLastEventId() {
		return scopes().getLastEventId();
	}

	@Override
	public ISentryLifecycleToken pushScope() {
		return scopes().pushScope();
	}

	@Override
	public ISentryLifecycleToken pushIsolationScope() {
		return scopes().pushIsolationScope();
	}

	@Override
	@Deprecated
	public void popScope() {
		scopes().popScope();
	}

	@Override
	public void withScope(ScopeCallback callback) {
		scopes().withScope(callback);
	}

	@Override
	public void withIsolationScope(ScopeCallback callback) {
		scopes().withIsolationScope(callback);
	}

	@Override
	public void configureScope(@Nullable ScopeType scopeType, ScopeCallback callback) {
		scopes().configureScope(scopeType, callback);
	}

	@Override
	public void bindClient(ISentryClient client) {
		scopes().bindClient(client);
	}

	@Override
	public boolean isHealthy() {
		return scopes().isHealthy();
	}

	@Override
	public void flush(long timeoutMillis) {
		scopes().flush(timeoutMillis);
	}

	@Override
	@Deprecated
	public IHub clone() {
		return scopes().clone();
	}

	@Override
	public IScopes forkedScopes(String creator) {
		return scopes().forkedScopes(creator);
	}

	@Override
	public IScopes forkedCurrentScope(String creator) {
		return scopes().forkedCurrentScope(creator);
	}

	@Override
	public IScopes forkedRootScopes(String creator) {
		return scopes().forkedRootScopes(creator);
	}

	@Override
	public ISentryLifecycleToken makeCurrent() {
		return scopes().makeCurrent();
	}

	@Override
	public IScope getScope() {
		return scopes().getScope();
	}

	@Override
	public IScope getIsolationScope() {
		return scopes().getIsolationScope();
	}

	@Override
	public IScope getGlobalScope() {
		return scopes().getGlobalScope();
	}

	@Override
	public @Nullable IScopes getParentScopes() {
		return scopes().getParentScopes();
	}

	@Override
	public boolean isAncestorOf(@Nullable IScopes otherScopes) {
		return scopes().isAncestorOf(otherScopes);
	}

	@Override
	public SentryId captureTransaction(SentryTransaction transaction, @Nullable TraceContext traceContext,
			@Nullable Hint hint, @Nullable ProfilingTraceData profilingTraceData) {
		return scopes().captureTransaction(transaction, traceContext, hint, profilingTraceData);
	}

	@Override
	public SentryId captureProfileChunk(ProfileChunk profileChunk) {
		return scopes().captureProfileChunk(profileChunk);
	}

	@Override
	public ITransaction startTransaction(TransactionContext transactionContext, TransactionOptions transactionOptions) {
		return scopes().startTransaction(transactionContext, transactionOptions);
	}

	@Override
	public void startProfiler() {
		scopes().startProfiler();
	}

	@Override
	public void stopProfiler() {
		scopes().stopProfiler();
	}

	@Override
	public void setSpanContext(Throwable throwable, ISpan span, String transactionName) {
		scopes().setSpanContext(throwable, span, transactionName);
	}

	@Override
	public @Nullable ISpan getSpan() {
		return scopes().getSpan();
	}

	@Override
	public void setActiveSpan(@Nullable ISpan span) {
		scopes().setActiveSpan(span);
	}

	@Override
	public @Nullable ITransaction getTransaction() {
		return scopes().getTransaction();
	}

	@Override
	public SentryOptions getOptions() {
		return scopes().getOptions();
	}

	@Override
	public @Nullable Boolean isCrashedLastRun() {
		return scopes().isCrashedLastRun();
	}

	@Override
	public void reportFullyDisplayed() {
		scopes().reportFullyDisplayed();
	}

	@Override
	public @Nullable TransactionContext continueTrace(@Nullable String sentryTrace,
			@Nullable List<String> baggageHeaders) {
		return scopes().continueTrace(sentryTrace, baggageHeaders);
	}

	@Override
	public @Nullable SentryTraceHeader getTraceparent() {
		return scopes().getTraceparent();
	}

	@Override
	public @Nullable BaggageHeader getBaggage() {
		return scopes().getBaggage();
	}

	@Override
	public SentryId captureCheckIn(CheckIn checkIn) {
		return scopes().captureCheckIn(checkIn);
	}

	@Override
	public @Nullable RateLimiter getRateLimiter() {
		return scopes().getRateLimiter();
	}

	@Override
	public SentryId captureReplay(SentryReplayEvent replay, @Nullable Hint hint) {
		return scopes().captureReplay(replay, hint);
	}

	@Override
	public ILoggerApi logger() {
		return scopes().logger();
	}

	@Override
	public IMetricsApi metrics() {
		return scopes().metrics();
	}

	@Override
	public IFeedbackApi feedback() {
		return scopes().feedback();
	}

	@Override
	public void setAttribute(@Nullable String key, @Nullable Object value) {
		scopes().setAttribute(key, value);
	}

	@Override
	public void setAttribute(@Nullable SentryAttribute attribute) {
		scopes().setAttribute(attribute);
	}

	@Override
	public void setAttributes(@Nullable SentryAttributes attributes) {
		scopes().setAttributes(attributes);
	}

	@Override
	public void removeAttribute(@Nullable String key) {
		scopes().removeAttribute(key);
	}

	@Override
	public void addFeatureFlag(@Nullable String flag, @Nullable Boolean result) {
		scopes().addFeatureFlag(flag, result);
	}

}
