package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.SampleSink;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

/** Lossless coding with Huffman codes (ITU-T T.81 annex H). */
final class LosslessProcess implements Process {
    private final FrameHeader header;
    private final ScanData data;
    private final Tables tables;
    private final SampleSink sink;
    private int done;

    LosslessProcess(
            FrameHeader header,
            ScanData data,
            Tables tables,
            PixelDescription description,
            SampleBuffers buffers) {
        this.header = header;
        this.data = data;
        this.tables = tables;
        for (FrameHeader.Component component : header.components()) {
            if (component.horizontal() != header.maxHorizontal()
                    || component.vertical() != header.maxVertical()) {
                throw Codestreams.unsupported(JpegCodec.NAME, "subsampling");
            }
        }
        // a sample takes one bit at least, so that the frame's size is proved here
        if (description.samples() > 8L * data.length()) {
            throw data.broken();
        }
        this.sink = new SampleSink(description, buffers);
    }

    @Override
    public void scan(ScanHeader scan) {
        int count = scan.components().length;
        HuffmanTable[] used = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            used[i] = tables.dc(scan.dcTables()[i]);
            if ((done & 1 << scan.components()[i]) != 0) {
                throw data.broken();
            }
            done |= 1 << scan.components()[i];
        }
        if (scan.start() < 1 || scan.start() > 7 || scan.low() >= header.precision()) {
            throw data.broken();
        }
        int columns = header.columns();
        int interval = tables.restartInterval();
        if (interval % columns != 0) {
            // T.81 H.1.1 has restart intervals of whole lines
            throw Codestreams.unsupported(JpegCodec.NAME, "DRI " + interval);
        }
        int restartRows = interval / columns;
        int[][] lines = new int[count][columns];
        int[][] above = new int[count][columns];
        LosslessLines decoder =
                new LosslessLines(
                        data,
                        used,
                        columns,
                        scan.start(),
                        1 << header.precision() - scan.low() - 1);
        for (int row = 0; row < header.rows(); row++) {
            if (restartRows > 0 && row > 0 && row % restartRows == 0) {
                decoder.restart();
            }
            decoder.next(lines, above);
            for (int i = 0; i < count; i++) {
                sink.row(row, scan.components()[i], lines[i], 0, scan.low());
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
        data.end();
    }

    @Override
    public boolean complete() {
        return done == (1 << header.components().size()) - 1;
    }

    @Override
    public Frame frame() {
        if (!complete()) {
            throw data.broken();
        }
        return sink.frame(JpegCodec.NAME, header.precision(), data.length());
    }
}
