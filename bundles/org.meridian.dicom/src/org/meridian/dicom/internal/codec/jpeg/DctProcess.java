package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.SampleSink;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Arrays;

/** Sequential and progressive DCT coding (ITU-T T.81 annexes F and G). */
final class DctProcess implements Process {
    /** More than any encoder writes; a bound for time. */
    private static final int MAX_SCANS = 250;

    /** T.81 table B.3. */
    private static final int MAX_POINT_TRANSFORM = 13;

    private final FrameHeader header;
    private final ScanData data;
    private final Tables tables;
    private final PixelDescription description;
    private final boolean progressive;
    private final SampleSink sink;
    private final InverseDct dct;
    private final DctComponent[] components;
    private int scans;

    DctProcess(
            FrameHeader header,
            ScanData data,
            Tables tables,
            PixelDescription description,
            SampleBuffers buffers) {
        this.header = header;
        this.data = data;
        this.tables = tables;
        this.description = description;
        this.progressive = header.process() == JpegMarkers.SOF2;
        if (header.precision() != 8 && header.precision() != 12) {
            throw data.broken();
        }
        prove();
        this.components = new DctComponent[header.components().size()];
        Arrays.setAll(components, i -> new DctComponent(header, i, progressive));
        this.sink = new SampleSink(description, buffers);
        this.dct = new InverseDct(header.precision());
    }

    /**
     * A block takes one bit at least, so that the frame's size is proved before it is allocated.
     */
    private void prove() {
        long blocks = 0;
        for (FrameHeader.Component component : header.components()) {
            long wide = (long) header.columns() * component.horizontal() / header.maxHorizontal();
            long high = (long) header.rows() * component.vertical() / header.maxVertical();
            blocks += (wide / DctComponent.SIZE) * (high / DctComponent.SIZE);
        }
        if (blocks > 8L * data.length()) {
            throw data.broken();
        }
    }

    @Override
    public void scan(ScanHeader scan) {
        if (++scans > MAX_SCANS) {
            throw data.broken();
        }
        int count = scan.components().length;
        DctComponent[] scanned = new DctComponent[count];
        int[][] steps = new int[count][];
        for (int i = 0; i < count; i++) {
            scanned[i] = components[scan.components()[i]];
            if (!progressive && scanned[i].begun()) {
                throw data.broken();
            }
            steps[i] = scanned[i].steps(tables);
        }
        BlockScan blocks =
                progressive
                        ? progressive(scan, scanned)
                        : new SequentialScan(
                                data, dcTables(scan), acTables(scan), steps, dct, sink);
        if (count == 1) {
            single(blocks, scanned[0]);
        } else {
            interleaved(blocks, scanned);
        }
        data.end();
    }

    private HuffmanTable[] dcTables(ScanHeader scan) {
        return Arrays.stream(scan.dcTables()).mapToObj(tables::dc).toArray(HuffmanTable[]::new);
    }

    private HuffmanTable[] acTables(ScanHeader scan) {
        return Arrays.stream(scan.acTables()).mapToObj(tables::ac).toArray(HuffmanTable[]::new);
    }

    private ProgressiveScan progressive(ScanHeader scan, DctComponent[] scanned) {
        boolean dc = scan.start() == 0;
        boolean band =
                dc
                        ? scan.end() == 0
                        : scan.end() >= scan.start()
                                && scan.end() < DctComponent.ZIGZAG.length
                                && scanned.length == 1;
        boolean bits =
                scan.low() <= MAX_POINT_TRANSFORM
                        && (scan.high() == 0 || scan.low() == scan.high() - 1);
        if (!band || !bits) {
            throw data.broken();
        }
        for (DctComponent component : scanned) {
            if (!component.follow(scan)) {
                throw data.broken();
            }
        }
        HuffmanTable[] used =
                !dc ? acTables(scan) : scan.high() == 0 ? dcTables(scan) : new HuffmanTable[0];
        return new ProgressiveScan(data, scan, used);
    }

    /** T.81 A.2.2: the component's own blocks. */
    private void single(BlockScan scan, DctComponent component) {
        int interval = tables.restartInterval();
        int left = interval;
        for (int y = 0; y < component.blockRows(); y++) {
            for (int x = 0; x < component.blocks(); x++) {
                if (interval > 0 && left-- == 0) {
                    scan.restart();
                    left = interval - 1;
                }
                scan.block(0, component, x, y);
            }
            scan.bits.check(scan.position);
        }
    }

    /** T.81 A.2.3: MCU by MCU. */
    private void interleaved(BlockScan scan, DctComponent[] scanned) {
        int wide = DctComponent.ceil(header.columns(), 8 * header.maxHorizontal());
        int high = DctComponent.ceil(header.rows(), 8 * header.maxVertical());
        int interval = tables.restartInterval();
        int left = interval;
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                if (interval > 0 && left-- == 0) {
                    scan.restart();
                    left = interval - 1;
                }
                for (int i = 0; i < scanned.length; i++) {
                    int across = scanned[i].parameters().horizontal();
                    int down = scanned[i].parameters().vertical();
                    for (int block = 0; block < across * down; block++) {
                        scan.block(
                                i,
                                scanned[i],
                                x * across + block % across,
                                y * down + block / across);
                    }
                }
            }
            scan.bits.check(scan.position);
        }
    }

    @Override
    public boolean complete() {
        for (DctComponent component : components) {
            if (progressive ? !component.exact() : !component.begun()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Frame frame() {
        for (DctComponent component : components) {
            if (!component.begun()) {
                throw data.broken();
            }
            if (progressive) {
                transform(component);
            }
            if (!component.fullSize()) {
                new Upsampling(header, component).write(sink);
            }
        }
        return sink.lossyFrame(JpegCodec.NAME, header.precision(), photometric());
    }

    private void transform(DctComponent component) {
        int[] steps = component.steps(tables);
        int[] block = new int[DctComponent.ZIGZAG.length];
        short[] coefficients = component.coefficients();
        for (int y = 0; y < component.blockRows(); y++) {
            for (int x = 0; x < component.blocks(); x++) {
                int offset = component.offset(x, y);
                int places = 0;
                for (int k = 0; k < block.length; k++) {
                    int at = DctComponent.ZIGZAG[k];
                    int value = coefficients[offset + at];
                    block[at] = value * steps[k];
                    places |= value == 0 ? 0 : at;
                }
                dct.transform(block, places);
                component.put(block, x, y, sink);
            }
        }
    }

    private PhotometricInterpretation photometric() {
        PhotometricInterpretation declared = description.photometric();
        if (description.samplesPerPixel() == 1) {
            return declared;
        }
        boolean rgb = tables.untransformed() || declared == PhotometricInterpretation.RGB;
        return rgb ? PhotometricInterpretation.RGB : PhotometricInterpretation.YBR_FULL;
    }
}
