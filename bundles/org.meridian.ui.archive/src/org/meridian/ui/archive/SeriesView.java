package org.meridian.ui.archive;

import jakarta.inject.Inject;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.meridian.archive.annotation.AnnotationsChanged;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The series of the chosen study; choosing one opens it, the first with images opens by itself. */
public final class SeriesView extends ViewPart {
    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(SeriesView.class);
    private RecordTable<Series> records;
    private TableViewer table;
    private Registration choices;
    private List<Registration> changes = List.of();
    private Optional<Study> shown = Optional.empty();
    private Map<String, Long> keyImages = Map.of();

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout());
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        records = new RecordTable<>(parent, 1, texts, Series.class);
        table = records.viewer();
        records.column("series.number", s -> s.seriesNumber() > 0 ? "" + s.seriesNumber() : "");
        records.column("series.modality", this::kind);
        records.column("series.description", Series::seriesDescription);
        records.column("series.part", Series::bodyPartExamined);
        records.column("series.images", this::images);
        table.addSelectionChangedListener(
                e -> {
                    if (e.getStructuredSelection().getFirstElement() instanceof Series series) {
                        open(series);
                    }
                });
        letDrag();
        choices = context.listen(this::follow);
        Display display = parent.getDisplay();
        changes =
                List.of(
                        workstation
                                .events()
                                .subscribe(
                                        ArchiveChanged.class, e -> display.asyncExec(this::load)),
                        workstation
                                .events()
                                .subscribe(
                                        AnnotationsChanged.class,
                                        e -> display.asyncExec(this::countKeyImages)));
        follow(context.selection());
    }

    /** A series is dragged to where it is to be seen. */
    private void letDrag() {
        LocalSelectionTransfer transfer = LocalSelectionTransfer.getTransfer();
        table.addDragSupport(
                DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK,
                new Transfer[] {transfer},
                new DragSourceAdapter() {
                    @Override
                    public void dragStart(DragSourceEvent event) {
                        transfer.setSelection(table.getStructuredSelection());
                        event.doit = !table.getStructuredSelection().isEmpty();
                    }

                    @Override
                    public void dragFinished(DragSourceEvent event) {
                        transfer.setSelection(null);
                    }
                });
    }

    /** The modality, and what it is of where that is no image. */
    private String kind(Series series) {
        ObjectKind kind = ObjectKind.of(series);
        return kind == ObjectKind.IMAGE
                ? series.modality()
                : texts.get("series.kind", series.modality(), texts.get("kind." + kind));
    }

    private void follow(Selection selection) {
        if (selection.study().equals(shown)) {
            selection.series().ifPresent(s -> table.setSelection(new StructuredSelection(s)));
            return;
        }
        shown = selection.study();
        keyImages = Map.of();
        table.setInput(List.of());
        load();
    }

    private void load() {
        shown.ifPresent(
                study ->
                        new BackgroundWork<>(
                                        getSite().getShell().getDisplay(),
                                        texts.get("series.loading"),
                                        progress -> workstation.library().series(study),
                                        series -> show(study, series))
                                .start());
    }

    private void show(Study study, List<Series> series) {
        if (table.getTable().isDisposed() || !shown.equals(Optional.of(study))) {
            return;
        }
        table.setInput(series);
        countKeyImages();
        // without a marked row the first one would be chosen as soon as the table gets the keys
        context.selection().series().ifPresent(s -> table.setSelection(new StructuredSelection(s)));
        if (context.selection().series().isEmpty()) {
            series.stream()
                    .filter(s -> ObjectKind.of(s) == ObjectKind.IMAGE)
                    .findFirst()
                    .or(() -> series.stream().findFirst())
                    .ifPresent(this::open);
        }
    }

    /** How many images there are, and how many of them are marked as key images. */
    private String images(Series series) {
        Long marked = keyImages.get(series.seriesInstanceUID());
        String all = Integer.toString(series.numberOfInstances());
        return marked == null ? all : all + " \u2605" + marked;
    }

    private void countKeyImages() {
        shown.ifPresent(
                study ->
                        new BackgroundWork<>(
                                        getSite().getShell().getDisplay(),
                                        texts.get("series.loading"),
                                        progress -> workstation.keyImages().of(study),
                                        marked -> showKeyImages(study, marked))
                                .start());
    }

    private void showKeyImages(Study study, List<KeyImage> marked) {
        if (!table.getTable().isDisposed() && shown.equals(Optional.of(study))) {
            keyImages =
                    marked.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            k -> k.image().seriesInstanceUID(),
                                            Collectors.counting()));
            table.refresh();
        }
    }

    private void open(Series series) {
        Selection selection = context.selection();
        if (selection.patient().isPresent()
                && selection.study().isPresent()
                && !selection.series().equals(Optional.of(series))) {
            context.choose(selection.patient().get(), selection.study().get(), series);
        }
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }

    @Override
    public void dispose() {
        choices.close();
        changes.forEach(Registration::close);
        super.dispose();
    }
}
