package org.meridian.ui.archive;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Composite;
import org.meridian.access.Operation;
import org.meridian.core.text.Texts;
import org.meridian.ui.StatusLink;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.BackupMade;
import org.meridian.workflow.Workstation;
import org.osgi.service.prefs.Preferences;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Says at the window's bottom edge that it is time for a backup, until one is made or the user
 * leaves it for today.
 */
public final class BackupReminder {
    private static final String LEFT_ON = "backup.leftOn";
    private static final String BACK_UP = "backup";

    private final Texts texts = Texts.of(BackupReminder.class);
    private Workstation workstation;
    private StatusLink line;

    @PostConstruct
    void create(Composite trim, Workstation open) {
        workstation = open;
        line =
                new StatusLink(
                        trim,
                        "backup",
                        open,
                        this::text,
                        this::chosen,
                        BackupMade.class,
                        ArchiveChanged.class);
    }

    private String text() {
        if (!workstation.backups().due() || isLeft()) {
            return "";
        }
        String age =
                workstation
                        .backups()
                        .last()
                        .map(b -> Duration.between(b.taken(), Instant.now()).toDays())
                        .map(days -> texts.get("backup.old", days))
                        .orElseGet(() -> texts.get("backup.none"));
        String backUp =
                workstation.may(Operation.BACKUP)
                        ? "  <a href=\"" + BACK_UP + "\">" + texts.get("backup.now") + "</a>"
                        : "";
        return age + backUp + "  <a href=\"later\">" + texts.get("backup.later") + "</a>";
    }

    private void chosen(String link) {
        if (link.equals(BACK_UP)) {
            new UpkeepActions(line.control()::getShell, workstation).backup();
        } else {
            left().put(workstation.user(), LocalDate.now().toString());
            line.refresh();
        }
    }

    private boolean isLeft() {
        return left().get(workstation.user(), "").equals(LocalDate.now().toString());
    }

    /** The day on which each user left it: a matter of this workstation, not of the archive. */
    private static Preferences left() {
        return InstanceScope.INSTANCE.getNode("org.meridian.ui.archive").node(LEFT_ON);
    }

    @PreDestroy
    void close() {
        line.close();
    }
}
