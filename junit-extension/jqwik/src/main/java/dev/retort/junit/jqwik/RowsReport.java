package dev.retort.junit.jqwik;

import net.jqwik.api.SampleReportingFormat;

/** Shows rows in a report as the statements that insert them, so that they can be pasted. */
public final class RowsReport implements SampleReportingFormat {

    /** A format without state. */
    public RowsReport() {}

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Rows;
    }

    @Override
    public Object report(Object value) {
        return SampleReportingFormat.plainLabel(value.toString());
    }
}
