package org.meridian.ui.viewer.model;

import org.meridian.imaging.ViewTransform;

/**
 * Pixels to be put on the screen. They belong to the renderer and are valid until its next call.
 *
 * @param pixels at least {@code width * height} greys or, in colour, three times as many bytes in
 *     the order red, green, blue; row by row
 * @param placement from its pixels to the viewport's
 * @param exact whether its pixels are those of the device, all over the viewport
 */
public record Frame(
        int width,
        int height,
        byte[] pixels,
        boolean colour,
        ViewTransform placement,
        boolean exact) {}
