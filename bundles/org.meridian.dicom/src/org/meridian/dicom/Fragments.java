package org.meridian.dicom;

import java.util.List;

/**
 * Encapsulated pixel data (PS3.5 A.4).
 *
 * @param offsetTable the basic offset table, as its bytes; often empty
 * @param fragments the others in order
 */
public record Fragments(BulkData offsetTable, List<BulkData> fragments) {
    public Fragments {
        fragments = List.copyOf(fragments);
    }
}
