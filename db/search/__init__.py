"""Finding anybody at once: search documents, the engines' indexes over them, and the ranked list of hits."""
