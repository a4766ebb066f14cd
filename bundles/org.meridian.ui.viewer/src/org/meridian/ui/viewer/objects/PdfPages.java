package org.meridian.ui.viewer.objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.meridian.core.MeridianException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pages of a PDF as pictures, made in memory: nothing of it is ever written to a disk. Safe for
 * all threads; a page takes a moment, so pages are drawn away from the UI thread.
 */
final class PdfPages implements AutoCloseable {
    private static final double POINTS_AN_INCH = 72;

    /** No page is drawn with more pixels, whatever it says of its size. */
    private static final double MOST_PIXELS = 40_000_000;

    private final PDDocument document;
    private final List<Size> sizes;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Of a page as it is seen, in inches. */
    record Size(double width, double height) {}

    /** A page's pixels, 0xRRGGBB, row by row. */
    record Page(int width, int height, int[] pixels) {}

    private PdfPages(PDDocument document) {
        this.document = document;
        List<Size> all = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            double width = page.getCropBox().getWidth() / POINTS_AN_INCH;
            double height = page.getCropBox().getHeight() / POINTS_AN_INCH;
            boolean upright = page.getRotation() % 180 == 0;
            all.add(upright ? new Size(width, height) : new Size(height, width));
        }
        sizes = List.copyOf(all);
    }

    /**
     * Opens a document.
     *
     * @throws MeridianException {@link ObjectError#BAD_PDF}
     */
    static PdfPages open(byte[] content) {
        try {
            return new PdfPages(
                    Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache()));
        } catch (IOException | RuntimeException e) {
            // the library's own exceptions for what is broken are of both kinds
            throw new MeridianException(e, ObjectError.BAD_PDF);
        }
    }

    List<Size> sizes() {
        return sizes;
    }

    /**
     * Draws a page, counted from 0.
     *
     * @param scale pixels an inch; less where the page would be too large
     * @throws MeridianException {@link ObjectError#BAD_PDF}
     */
    synchronized Page draw(int index, double scale) {
        Size size = sizes.get(index);
        double most = Math.sqrt(MOST_PIXELS / (size.width() * size.height()));
        try {
            BufferedImage image =
                    new PDFRenderer(document)
                            .renderImageWithDPI(
                                    index, (float) Math.min(scale, most), ImageType.RGB);
            int width = image.getWidth();
            int height = image.getHeight();
            return new Page(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException | RuntimeException e) {
            throw new MeridianException(e, ObjectError.BAD_PDF);
        }
    }

    @Override
    public synchronized void close() {
        if (closed.compareAndSet(false, true)) {
            IOUtils.closeQuietly(document);
        }
    }
}
