package org.meridian.dicom.internal.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/**
 * One tile with all its packets read, ready to be decoded.
 *
 * @param bytes what the code-blocks' positions point into
 */
record Tile(
        List<TileComponent> components,
        List<Precinct> precincts,
        boolean componentTransform,
        byte[] bytes) {
    private static final int TRANSFORMED = 3;

    static Tile read(ImageSize image, TileSource source) {
        CodingParameters parameters = source.parameters();
        PacketReader packets = new PacketReader(source);
        PacketStyle style = parameters.packets();
        if (style == null) {
            throw packets.bodies().broken();
        }
        Rectangle region = image.tile(source.index());
        List<TileComponent> components = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < image.components().size(); i++) {
            TileComponent component =
                    TileComponent.of(image, region, i, parameters, packets.bodies());
            count += component.precincts();
            components.add(component);
        }
        if (count > packets.maximumPackets()) {
            throw packets.bodies().broken();
        }
        List<Precinct> precincts = new ArrayList<>();
        components.forEach(component -> component.addPrecincts(region, precincts));
        packets.read(precincts, parameters, style);
        int least = source.isWhole() ? 1 : style.layers();
        if (precincts.stream().anyMatch(precinct -> precinct.layers() < least)) {
            throw packets.bodies().broken();
        }
        boolean transform = style.componentTransform();
        if (transform && !transformable(components)) {
            throw packets.bodies().broken();
        }
        return new Tile(components, precincts, transform, packets.bodies().data());
    }

    private static boolean transformable(List<TileComponent> components) {
        if (components.size() < TRANSFORMED) {
            return false;
        }
        TileComponent first = components.get(0);
        return components.subList(0, TRANSFORMED).stream()
                .allMatch(
                        component ->
                                component.region().equals(first.region())
                                        && component.style().reversible()
                                                == first.style().reversible());
    }
}
