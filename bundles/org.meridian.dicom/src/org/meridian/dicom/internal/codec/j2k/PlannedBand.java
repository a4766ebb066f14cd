package org.meridian.dicom.internal.codec.j2k;

import java.util.List;

/**
 * The blocks of a subband, row by row.
 *
 * @param across blocks in a row
 */
record PlannedBand(Subband band, int across, List<PlannedBlock> blocks) {
    int down() {
        return blocks.size() / across;
    }
}
