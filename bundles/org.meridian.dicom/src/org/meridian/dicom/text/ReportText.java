package org.meridian.dicom.text;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of a report: of a structured one's content items (PS3.3 C.17.3) their concept names,
 * texts, codes and measured numbers, of an encapsulated document (PS3.3 C.24.2) in plain text or
 * CDA its characters. Other objects have none.
 */
public final class ReportText {
    /** More is not kept: nobody looks for a word that stands so late. */
    private static final int LONGEST = 50_000;

    private static final int LARGEST_DOCUMENT = 1 << 20;
    private static final int DEEPEST = 32;

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    /** The words, a line a content item; empty for other objects. */
    public static String of(Dataset dataset) {
        ReportText report = new ReportText();
        if (dataset.contains(Tag.ContentSequence)) {
            report.addItem(dataset, 0);
        }
        dataset.element(Tag.EncapsulatedDocument)
                .filter(document -> document.length() <= LARGEST_DOCUMENT)
                .ifPresent(
                        document ->
                                report.addDocument(
                                        dataset.text(Tag.MIMETypeOfEncapsulatedDocument)
                                                .toLowerCase(Locale.ROOT),
                                        document));
        return report.text.toString().strip();
    }

    private void addItem(Dataset item, int depth) {
        if (depth > DEEPEST || text.length() > LONGEST) {
            return;
        }
        addMeaning(item, Tag.ConceptNameCodeSequence);
        add(item.text(Tag.TextValue));
        addMeaning(item, Tag.ConceptCodeSequence);
        for (Dataset value : item.items(Tag.MeasuredValueSequence)) {
            add(value.text(Tag.NumericValue));
        }
        text.append('\n');
        item.items(Tag.ContentSequence).forEach(inner -> addItem(inner, depth + 1));
    }

    private void addMeaning(Dataset item, int tag) {
        item.items(tag).forEach(code -> add(code.text(Tag.CodeMeaning)));
    }

    private void addDocument(String type, Element document) {
        if (type.equals("text/plain")) {
            add(new String(document.bytes(), StandardCharsets.UTF_8));
        } else if (type.equals("text/xml")) {
            addXml(document.bytes());
        }
    }

    /** What can be read before a fault counts; nothing outside the document is ever opened. */
    private void addXml(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext() && text.length() <= LONGEST) {
                if (reader.next() == XMLStreamReader.CHARACTERS) {
                    add(reader.getText());
                }
            }
        } catch (XMLStreamException e) {
            text.append('\n');
        }
    }

    private void add(String more) {
        String plain = more.replace('\u0000', ' ').strip();
        if (!plain.isEmpty()) {
            text.append(plain, 0, Math.min(plain.length(), LONGEST)).append(' ');
        }
    }
}
