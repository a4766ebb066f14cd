package org.meridian.ui.viewer.print;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.printing.Printer;

import java.util.List;

/**
 * An image on a page of its own, whose it is above and what else is to be said below it.
 *
 * @param above the first line bold
 * @param picture as it was on the screen, with the letters of the sides and what is drawn on it
 */
public record ImagePage(List<String> above, ImageData picture, List<String> below) {
    private static final double INCH = 25.4;

    /** In millimetres from each edge of the paper. */
    private static final double MARGIN = 15;

    private static final int POINTS = 11;

    public ImagePage {
        above = List.copyOf(above);
        below = List.copyOf(below);
    }

    /** Draws it, as a job of its own. */
    public void print(Printer printer) {
        // the queue of a printer is no place for a name
        if (printer.startJob("Meridian")) {
            GC gc = new GC(printer);
            Font plain = font(printer, SWT.NORMAL);
            Font bold = font(printer, SWT.BOLD);
            Image image = new Image(printer, picture);
            try {
                printer.startPage();
                paint(gc, room(printer), plain, bold, image);
                printer.endPage();
                printer.endJob();
            } finally {
                image.dispose();
                bold.dispose();
                plain.dispose();
                gc.dispose();
            }
        }
    }

    private static Font font(Printer printer, int style) {
        FontData data = printer.getSystemFont().getFontData()[0];
        return new Font(printer, data.getName(), POINTS, style);
    }

    /** The paper without its margins, in the printer's pixels. */
    private static Rectangle room(Printer printer) {
        Rectangle area = printer.getClientArea();
        Rectangle paper = printer.computeTrim(0, 0, area.width, area.height);
        int x = (int) Math.round(MARGIN / INCH * printer.getDPI().x);
        int y = (int) Math.round(MARGIN / INCH * printer.getDPI().y);
        return new Rectangle(paper.x + x, paper.y + y, paper.width - 2 * x, paper.height - 2 * y);
    }

    private void paint(GC gc, Rectangle room, Font plain, Font bold, Image image) {
        int y = room.y;
        gc.setFont(bold);
        for (String line : above) {
            gc.drawString(line, room.x, y, true);
            y += gc.textExtent(line).y;
            gc.setFont(plain);
        }
        int line = gc.getFontMetrics().getHeight();
        int top = y + line / 2;
        int bottom = room.y + room.height - line * below.size() - line / 2;
        double scale =
                Math.min(
                        (double) room.width / picture.width,
                        (double) (bottom - top) / picture.height);
        int width = (int) Math.round(picture.width * scale);
        int height = (int) Math.round(picture.height * scale);
        gc.drawImage(
                image,
                0,
                0,
                picture.width,
                picture.height,
                room.x + (room.width - width) / 2,
                top,
                width,
                height);
        int below = top + height + line / 2;
        for (String sentence : this.below) {
            gc.drawString(sentence, room.x, below, true);
            below += line;
        }
    }
}
