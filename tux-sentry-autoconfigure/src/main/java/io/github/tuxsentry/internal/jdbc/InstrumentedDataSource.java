package io.github.tuxsentry.internal.jdbc;

import javax.sql.DataSource;

/**
 * Marks a data source whose statements are already traced. A wrapper around one tells so
 * through {@link #isWrapperFor}.
 */
public interface InstrumentedDataSource extends DataSource {

}
