package org.meridian.core.annotation;

/** Where an annotation lies, and in which coordinates its points are. */
public sealed interface Place {
    /** The series it is kept with. */
    String seriesInstanceUID();

    /**
     * On one frame of an object. Points are in pixels: x in columns, y in rows, (0, 0) is the
     * centre of the first pixel, as everywhere in this program. DICOM's presentation states and
     * reports count from that pixel's outer corner, half a pixel away (PS3.3 C.10.5, C.18.6): who
     * reads or writes those moves the points.
     *
     * @param frame from 1
     */
    record OnImage(String seriesInstanceUID, String sopInstanceUID, int frame) implements Place {
        public OnImage {
            if (frame < 1) {
                throw new IllegalArgumentException("frames count from 1");
            }
        }

        @Override
        public String seriesInstanceUID() {
            return seriesInstanceUID;
        }
    }

    /**
     * In the patient, on a plane through a volume. Points are in millimetres of the frame of
     * reference (PS3.3 C.7.6.2.1.1: x to the left, y to the back, z to the head).
     */
    record InPatient(String seriesInstanceUID, String frameOfReferenceUID) implements Place {
        @Override
        public String seriesInstanceUID() {
            return seriesInstanceUID;
        }
    }
}
