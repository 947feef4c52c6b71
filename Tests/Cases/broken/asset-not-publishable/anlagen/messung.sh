echo gemessen
