"""`python -m iranru_cli` is `iranru`."""

from iranru_cli.cli import main

if __name__ == "__main__":  # worker processes that are spawned import this module again
    main()
