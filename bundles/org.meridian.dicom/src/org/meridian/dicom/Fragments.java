package org.meridian.dicom;

import java.util.List;

/**
 * Encapsulated pixel data (PS3.5 A.4).
 *
 * @param offsetTable the basic offset table, as its bytes; often empty
 * @param fragments the others in order
 * @param complete false when damage hides the last ones
 */
public record Fragments(BulkData offsetTable, List<BulkData> fragments, boolean complete) {
    public Fragments {
        fragments = List.copyOf(fragments);
    }

    public Fragments(BulkData offsetTable, List<BulkData> fragments) {
        this(offsetTable, fragments, true);
    }
}
