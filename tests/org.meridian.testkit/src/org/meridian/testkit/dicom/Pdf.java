package org.meridian.testkit.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** PDFs that are written by hand (ISO 32000-1, 7.5). */
public final class Pdf {
    private Pdf() {}

    /**
     * @param objects numbered from 1, the first one is the catalogue
     */
    public static byte[] of(List<String> objects) {
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(text.length());
            text.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = text.length();
        int size = objects.size() + 1;
        text.append("xref\n0 " + size + "\n0000000000 65535 f \n");
        places.forEach(place -> text.append("%010d 00000 n \n".formatted(place)));
        text.append("trailer\n<</Size " + size + "/Root 1 0 R>>\n");
        text.append("startxref\n" + table + "\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
