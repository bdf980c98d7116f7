package io.github.tuxsentry.internal.jdbc;

import javax.sql.DataSource;

/**
 * Marker interface of data sources whose statements are already traced. A wrapper around
 * such a data source reports it by {@link #isWrapperFor}.
 */
public interface InstrumentedDataSource extends DataSource {

}
