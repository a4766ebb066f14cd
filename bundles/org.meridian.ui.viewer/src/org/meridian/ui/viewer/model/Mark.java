package org.meridian.ui.viewer.model;

import org.meridian.core.record.Finding;
import org.meridian.imaging.Vec3;

/** A finding as the image shows it. */
public record Mark(Finding finding) {
    /** Its centre, in patient millimetres. */
    public Vec3 position() {
        return new Vec3(finding.position().x(), finding.position().y(), finding.position().z());
    }

    public Finding.Decision.State state() {
        return finding.decision().state();
    }

    /** The letters beside the circle. */
    public String label() {
        return finding.rank() > 0 ? Integer.toString(finding.rank()) : finding.id().toString();
    }
}
