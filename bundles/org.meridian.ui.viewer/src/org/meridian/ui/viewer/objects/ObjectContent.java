package org.meridian.ui.viewer.objects;

import org.meridian.core.MeridianException;
import org.meridian.core.record.Instance;
import org.meridian.dicom.text.EncapsulatedDocument;
import org.meridian.dicom.waveform.Recording;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.StudyObjects;
import org.meridian.workflow.WorkflowError;

import java.util.Locale;

/** What of an object there is to read. */
sealed interface ObjectContent {
    /** A structured report. */
    record Report(ReportText text) implements ObjectContent {}

    /** A PDF; its pages are closed by who shows them. */
    record Pdf(PdfPages pages) implements ObjectContent {
        @Override
        public void close() {
            pages.close();
        }
    }

    /** Waveforms. */
    record Waves(Recording recording) implements ObjectContent {}

    /** Lets go of it where it is not shown after all. */
    default void close() {}

    /**
     * Reads an object of the archive, which is asked of the person's rights and noted in the
     * ledger. May take long: not on the UI thread.
     */
    static ObjectContent read(StudyObjects objects, Instance object, Locale locale) {
        return switch (ObjectKind.of(object)) {
            case REPORT ->
                    new Report(
                            ReportText.of(
                                    objects.readable(object.sopInstanceUID(), locale), locale));
            case WAVEFORM -> new Waves(objects.waveforms(object.sopInstanceUID()));
            case DOCUMENT -> document(objects.document(object.sopInstanceUID()));
            default -> throw new MeridianException(WorkflowError.NOT_SHOWN);
        };
    }

    private static ObjectContent document(EncapsulatedDocument document) {
        if (!document.isPdf()) {
            throw new MeridianException(ObjectError.OTHER_DOCUMENT, document.type());
        }
        return new Pdf(PdfPages.open(document.content()));
    }
}
