"""The linter of packs: rules of authorship that the loader does not insist on, a module for each noun."""
