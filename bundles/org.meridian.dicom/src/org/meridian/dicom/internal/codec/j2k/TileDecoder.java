package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Codestreams;

import java.util.ArrayList;
import java.util.List;

/** From the code-blocks of a tile to the samples of its components. For one thread. */
final class TileDecoder {
    private static final int MAX_BIT_PLANES = 30;

    private final CodedBlock coded = new CodedBlock();
    private final MqBlockDecoder mqBlocks = new MqBlockDecoder();
    private final HtBlockDecoder htBlocks = new HtBlockDecoder();
    private int[] block = {};

    /** The components' values, without their level shift. */
    List<Plane> decode(Tile tile) {
        List<Plane> planes = new ArrayList<>();
        for (TileComponent component : tile.components()) {
            planes.add(component(tile, component));
        }
        if (tile.componentTransform()) {
            ComponentTransform.inverse(planes.get(0), planes.get(1), planes.get(2));
        }
        return planes;
    }

    private Plane component(Tile tile, TileComponent component) {
        Rectangle region = component.region();
        int stride = region.width();
        int length = Math.multiplyExact(stride, region.height());
        if (component.style().reversible()) {
            int[] values = new int[length];
            forEachBlock(
                    tile,
                    component,
                    (source, band, width, height, at) ->
                            Coefficients.store(source, width, height, values, at, stride));
            return new Plane.Whole(new ReversibleWavelet().inverse(component, values));
        }
        boolean exact = component.style().blockStyle().highThroughput();
        float[] values = new float[length];
        forEachBlock(
                tile,
                component,
                (source, band, width, height, at) ->
                        Coefficients.store(
                                source, width, height, values, at, stride, band.stepSize()));
        return new Plane.Real(new IrreversibleWavelet(exact).inverse(component, values));
    }

    private interface BlockSink {
        void take(int[] block, Subband band, int width, int height, int at);
    }

    private void forEachBlock(Tile tile, TileComponent component, BlockSink sink) {
        CodeBlockStyle style = component.style().blockStyle();
        BlockDecoder decoder = decoder(style);
        int shift = component.regionShift();
        int stride = component.region().width();
        for (Precinct precinct : tile.precincts()) {
            if (precinct.component() != component.index()) {
                continue;
            }
            for (PrecinctBand part : precinct.bands()) {
                for (CodeBlock source : part.blocks()) {
                    if (source.passes() > 0) {
                        source.copyTo(coded, tile.bytes());
                        coded.describe(source, part.band(), style);
                        decode(decoder, shift);
                        sink.take(
                                block,
                                part.band(),
                                source.width(),
                                source.height(),
                                source.y() * stride + source.x());
                    }
                }
            }
        }
    }

    private void decode(BlockDecoder decoder, int regionShift) {
        if (coded.bitPlanes() > MAX_BIT_PLANES) {
            throw Codestreams.unsupported(Jpeg2000Codec.NAME, coded.bitPlanes() + " bit-planes");
        }
        int length = coded.width() * coded.height();
        if (block.length < length) {
            block = new int[length];
        }
        decoder.decode(coded, block);
        if (regionShift > 0) {
            Coefficients.lower(block, length, regionShift);
        }
    }

    private BlockDecoder decoder(CodeBlockStyle style) {
        if (style.mixed()) {
            throw Codestreams.unsupported(Jpeg2000Codec.NAME, "T.814 MIXED");
        }
        return style.highThroughput() ? htBlocks : mqBlocks;
    }
}
