package dev.steadfast.store.playbooks;

import dev.steadfast.playbook.Surroundings;
import dev.steadfast.template.Templates;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Publishes the playbooks that come with the product when an app starts. What people have published, restored or retired
 * themselves stays as it is.
 */
@Component
class ShippedPlaybooks implements InitializingBean {

    private final PlaybookCatalog catalog;
    private final Publications publications;
    private final PlaybookSettings settings;

    ShippedPlaybooks(PlaybookCatalog catalog, Publications publications, PlaybookSettings settings) {
        this.catalog = catalog;
        this.publications = publications;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        PlaybookFolder shipped = ShippedFolder.read();
        if (shipped.team() != null) {
            settings.ship(PlaybookFolder.TEAM, shipped.team());
        }
        if (shipped.attributes() != null) {
            settings.ship(PlaybookFolder.ATTRIBUTES, shipped.attributes());
        }
        Surroundings surroundings = Surroundings.of(
                        Templates.of(shipped.texts()).names(), settings.team())
                .with(settings.attributes());
        shipped.playbooks().forEach((file, yaml) -> {
            Draft draft = Draft.read(file, yaml, shipped.texts(), surroundings);
            if (isOurs(draft.name())) {
                catalog.publish(draft, Publications.SHIPPED, null);
            }
        });
    }

    private boolean isOurs(String name) {
        Optional<Publications.Current> current = publications.find(name);
        return current.isEmpty() || current.get().changedBy().equals(Publications.SHIPPED);
    }
}
