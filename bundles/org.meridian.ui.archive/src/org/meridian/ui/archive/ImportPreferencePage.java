package org.meridian.ui.archive;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.access.Operation;
import org.meridian.archive.WatchSetting;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Watching;
import org.meridian.workflow.Workstation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that is watched for new files, and what becomes of them; none at first. */
public final class ImportPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Texts texts = Texts.of(ImportPreferencePage.class);
    private Workstation workstation;
    private Watching watching;
    private Text folder;
    private Button move;

    @Override
    public void init(IWorkbench workbench) {
        workstation = workbench.getService(Workstation.class);
        watching = workstation.watching();
        // the page's line for messages cuts what is longer than a few words
        setDescription(
                Stream.of(
                                Optional.of(texts.get("watch.description")),
                                text(watching.lacking()),
                                text(watching.problem()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n")));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(2, false));
        Optional<WatchSetting> setting = watching.setting();
        Label label = new Label(page, SWT.WRAP);
        label.setText(texts.get("watch.folder"));
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        folder = new Text(page, SWT.BORDER);
        folder.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        folder.setText(setting.map(s -> s.folder().toString()).orElse(""));
        folder.addModifyListener(e -> check());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(texts.get("watch.browse"));
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> browse()));
        move = new Button(page, SWT.CHECK | SWT.WRAP);
        move.setText(texts.get("watch.move"));
        move.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        move.setSelection(setting.map(WatchSetting::move).orElse(false));
        boolean maySet = workstation.may(Operation.SETTINGS);
        Stream.of(folder, browse, move).forEach(c -> c.setEnabled(maySet));
        return page;
    }

    private Optional<String> text(Optional<MeridianException> sentence) {
        return sentence.map(s -> s.text(texts.locale()));
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        String chosen = dialog.open();
        if (chosen != null) {
            folder.setText(chosen);
        }
    }

    private void check() {
        boolean valid = folder.getText().isBlank() || wanted().isPresent();
        setErrorMessage(valid ? null : texts.get("watch.none"));
        setValid(valid);
    }

    /** Empty where none is named, or what is named is no folder. */
    private Optional<WatchSetting> wanted() {
        try {
            Path path = Path.of(folder.getText().strip());
            return !folder.getText().isBlank() && path.isAbsolute() && Files.isDirectory(path)
                    ? Optional.of(new WatchSetting(path, move.getSelection()))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean performOk() {
        Optional<WatchSetting> wanted = wanted();
        // a drive that is away is no reason to forget it
        boolean away = wanted.isEmpty() && !folder.getText().isBlank();
        boolean takenOver =
                wanted.isPresent() && !watching.isAnsweredFor() && watching.lacking().isEmpty();
        if (!away && (takenOver || !wanted.equals(watching.setting()))) {
            new BackgroundWork<>(
                            folder.getDisplay(),
                            texts.get("watch.setting"),
                            progress -> {
                                watching.set(wanted);
                                return wanted;
                            },
                            done -> {})
                    .start();
        }
        return true;
    }
}
