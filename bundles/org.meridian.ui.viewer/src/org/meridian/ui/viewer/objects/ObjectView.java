package org.meridian.ui.viewer.objects;

import jakarta.inject.Inject;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.Content.Value.Reference;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.viewer.print.PrintedText;
import org.meridian.ui.viewer.print.Printing;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.Workstation;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a study holds to read beside its images: structured reports, PDF documents, waveforms. What
 * was opened last stays while images of the same study are looked at.
 */
public final class ObjectView extends ViewPart {
    /** The id of the view. */
    public static final String ID = "org.meridian.ui.viewer.objects";

    private static final String IMAGES = "org.meridian.ui.viewer.image";

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(ObjectView.class);
    private Optional<Parts> parts = Optional.empty();
    private Optional<Study> study = Optional.empty();
    private Optional<Series> shown = Optional.empty();
    private List<Instance> objects = List.of();
    private Optional<Registration> choices = Optional.empty();

    private record Parts(Label name, Combo several, Composite content) {
        void clear() {
            for (Control child : content.getChildren()) {
                child.dispose();
            }
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .applyTo(new PatientBanner(parent, context));
        Composite bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 3).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        Label name = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
        Combo several = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        several.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> open(several.getSelectionIndex())));
        Composite content = new Composite(parent, SWT.NONE);
        content.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        parts = Optional.of(new Parts(name, several, content));
        list(List.of());
        choices = Optional.of(context.listen(this::follow));
        follow(context.selection());
    }

    private void follow(Selection selection) {
        if (!selection.study().equals(study)) {
            study = selection.study();
            shown = Optional.empty();
            list(List.of());
        }
        selection
                .series()
                .filter(s -> !shown.equals(Optional.of(s)))
                .filter(s -> !ObjectKind.isTold(s) || ObjectKind.of(s).isRead())
                .ifPresent(this::read);
    }

    private void read(Series series) {
        new BackgroundWork<>(
                        getSite().getShell().getDisplay(),
                        texts.get("job.object"),
                        p ->
                                workstation.objects().kind(series).isRead()
                                        ? workstation.objects().of(series)
                                        : List.<Instance>of(),
                        found -> {
                            boolean wanted =
                                    context.selection().series().equals(Optional.of(series));
                            if (wanted && !found.isEmpty()) {
                                shown = Optional.of(series);
                                list(found);
                                open(0);
                            }
                        })
                .start();
    }

    /** Takes the objects one can choose among; nothing is shown yet. */
    private void list(List<Instance> found) {
        objects = found;
        parts.filter(p -> !p.content().isDisposed())
                .ifPresent(
                        p -> {
                            p.clear();
                            p.name()
                                    .setText(
                                            shown.map(this::name).orElse(texts.get("object.none")));
                            p.several().removeAll();
                            for (int i = 1; i <= found.size(); i++) {
                                p.several().add(texts.get("object.number", i, found.size()));
                            }
                            boolean choice = found.size() > 1;
                            p.several().setVisible(choice);
                            GridDataFactory.fillDefaults().exclude(!choice).applyTo(p.several());
                            p.name().requestLayout();
                        });
    }

    private String name(Series series) {
        String kind = texts.get("kind." + ObjectKind.of(objects.getFirst()));
        return series.seriesDescription().isBlank()
                ? kind
                : texts.get("object.name", kind, series.seriesDescription()).replace("&", "&&");
    }

    private void open(int index) {
        Instance object = objects.get(index);
        parts.ifPresent(p -> p.several().select(index));
        new BackgroundWork<>(
                        getSite().getShell().getDisplay(),
                        texts.get("job.object"),
                        p -> ObjectContent.read(workstation.objects(), object, Locale.getDefault()),
                        content -> show(object, content))
                // choosing it again tries again
                .whenFailed(() -> shown = Optional.empty())
                .start();
    }

    private void show(Instance object, ObjectContent content) {
        boolean wanted =
                parts.filter(p -> !p.content().isDisposed())
                        .map(p -> p.several().getSelectionIndex())
                        .filter(i -> i >= 0 && objects.get(i).equals(object))
                        .isPresent();
        if (wanted) {
            Parts now = parts.orElseThrow();
            now.clear();
            switch (content) {
                case ObjectContent.Report report ->
                        new ReportPane(
                                now.content(),
                                report.text(),
                                this::showImage,
                                pane -> print(object, pane));
                case ObjectContent.Waves waves -> new EcgPane(now.content(), waves.recording());
                case ObjectContent.Pdf pdf -> new PdfPane(now.content(), pdf.pages());
            }
            now.content().layout();
        } else {
            content.close();
        }
    }

    private void print(Instance object, ReportPane pane) {
        Optional<Patient> who = context.selection().patient();
        if (study.isPresent() && who.isPresent()) {
            PrintedText text = new PrintedText(Locale.getDefault());
            String person = text.person(who.get(), study.get());
            String below = text.printed(LocalDateTime.now());
            new Printing(getSite().getShell(), workstation.printouts())
                    .print(
                            study.get(),
                            object.sopInstanceUID(),
                            printer -> pane.print(printer, person, below));
        }
    }

    /** Opens the image that a report points at; one that the archive has not is said. */
    private void showImage(Reference image) {
        Selection now = context.selection();
        study.ifPresent(
                of ->
                        new BackgroundWork<>(
                                        getSite().getShell().getDisplay(),
                                        texts.get("job.image"),
                                        p ->
                                                workstation
                                                        .objects()
                                                        .seriesOf(of, image.sopInstanceUID()),
                                        series -> {
                                            if (study.equals(Optional.of(of))) {
                                                showImage(now, of, series, image);
                                            }
                                        })
                                .start());
    }

    private void showImage(Selection now, Study of, Series series, Reference image) {
        ViewSwitch.show(getSite().getPage(), IMAGES);
        if (getSite().getPage().findView(IMAGES) instanceof ImageShower shower) {
            shower.show(
                    now.patient().orElseThrow(),
                    of,
                    series,
                    image.sopInstanceUID(),
                    image.frames().stream().findFirst().orElse(1));
        }
    }

    @Override
    public void setFocus() {
        parts.ifPresent(p -> p.content().setFocus());
    }

    @Override
    public void dispose() {
        choices.ifPresent(Registration::close);
        super.dispose();
    }
}
