package org.meridian.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.text.Texts;
import org.meridian.store.ChangedBit;
import org.meridian.ui.StatusLink;
import org.meridian.workflow.BackupMade;
import org.meridian.workflow.Workstation;

import java.util.List;

/**
 * Says at the window's bottom edge that the disk changed bits of the archive while the window was
 * open, until somebody has looked. A disk that does so is failing: what was put right today is lost
 * another day.
 */
public final class DiskReminder {
    private final Texts texts = Texts.of(DiskReminder.class);
    private Workstation workstation;
    private StatusLink line;

    /** Bits that were told of already. */
    private volatile int told;

    @PostConstruct
    void create(Composite trim, Workstation open) {
        workstation = open;
        told = open.mended().size();
        line = new StatusLink(trim, "disk", open, this::text, l -> look(), BackupMade.class);
    }

    private String text() {
        return workstation.mended().size() > told ? "<a>" + texts.get("disk.fails") + "</a>" : "";
    }

    private void look() {
        List<ChangedBit> mended = workstation.mended();
        told = mended.size();
        line.refresh();
        tell(line.control().getShell(), texts, mended);
    }

    /** Opens a dialog that names the first bit, if there is one. */
    static void tell(Shell parent, Texts texts, List<ChangedBit> mended) {
        if (!mended.isEmpty()) {
            ChangedBit first = mended.getFirst();
            MessageDialog.openWarning(
                    parent,
                    texts.get("product"),
                    texts.get(
                            "disk.mended",
                            first.position(),
                            first.bit(),
                            mended.size(),
                            first.file()));
        }
    }

    @PreDestroy
    void close() {
        line.close();
    }
}
